@echo off
setlocal DisableDelayedExpansion
title Folder kerja baru (lakip-xls)
rem Membuat folder kerja berisi semua templat kosong, di sebelah berkas ini.
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
pushd "%~dp0"
if errorlevel 1 goto tanpafolder
set "NAMA="
set /p "NAMA=Nama folder baru, misalnya LKjIP 2026: "
if not defined NAMA goto selesai
set "NAMA=%NAMA:"=%"
%RUN% siapkan "%NAMA%"
if errorlevel 1 goto selesai
start "" "%NAMA%"
goto selesai

:tanpafolder
echo Folder ini tidak dapat dibuka. Salin dulu folder ini ke komputer, lalu jalankan lagi.

:selesai
popd 2>nul
echo.
pause
endlocal
