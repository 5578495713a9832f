@echo off
setlocal DisableDelayedExpansion
title Pemeriksaan dokumen (lakip-xls)
rem Klik dua kali: dokumen di folder berkas ini diperiksa, tanpa menulis laporan. Atau jatuhkan sebuah folder.
rem Mencari Python yang memuat lakip-xls: yang membuat folder ini, lalu yang lain di komputer ini.
set "RUN="
set "PYTHON=%~dp0python\python.exe"
if not exist "%PYTHON%" set "PYTHON=%~dp0.venv\Scripts\python.exe"
if not exist "%PYTHON%" set "PYTHON=%~dp0python\python.exe"
if not exist "%PYTHON%" goto lain
"%PYTHON%" -c "import lakip_xls" >nul 2>nul
if not errorlevel 1 set RUN="%PYTHON%" -m lakip_xls
if defined RUN goto ada

:lain
lakip-xls --version >nul 2>nul
if not errorlevel 1 set "RUN=lakip-xls"
if defined RUN goto ada
call py -3 -c "import lakip_xls" >nul 2>nul
if not errorlevel 1 set "RUN=call py -3 -m lakip_xls"
if defined RUN goto ada
call python -c "import lakip_xls" >nul 2>nul
if not errorlevel 1 set "RUN=call python -m lakip_xls"
if defined RUN goto ada
echo lakip-xls belum ditemukan di komputer ini.
echo Jalankan PASANG.bat dari paket Windows lakip-xls, atau minta pengelola komputer memasangnya,
echo lalu klik dua kali berkas ini lagi.
goto selesai

:ada
set "TEMPAT=%~f1"
if not defined TEMPAT set "TEMPAT=%~dp0"
if not exist "%TEMPAT%\." set "TEMPAT=%~dp1"
pushd "%TEMPAT%"
if errorlevel 1 goto tanpafolder
%RUN% periksa .
goto selesai

:tanpafolder
echo Folder ini tidak dapat dibuka. Salin dulu folder ini ke komputer, lalu jalankan lagi.

:selesai
popd 2>nul
echo.
pause
endlocal
