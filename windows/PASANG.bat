@echo off
setlocal DisableDelayedExpansion
title Memasang lakip-xls
pushd "%~dp0"
if errorlevel 1 goto tanpafolder
if exist "python\python.exe" goto tersemat

set "PY="
call py -3 --version >nul 2>nul
if not errorlevel 1 set "PY=py -3"
if defined PY goto pasang
call python --version >nul 2>nul
if not errorlevel 1 set "PY=python"
if defined PY goto pasang
echo Python belum ada di komputer ini. Pasang Python {VERSI} dari https://www.python.org/downloads/
echo (atau minta pengelola komputer), lalu klik dua kali PASANG.bat lagi.
goto selesai

:pasang
echo Memasang ke folder ini, tanpa internet. Mohon tunggu ...
call %PY% -m venv .venv
if errorlevel 1 goto gagal
".venv\Scripts\python.exe" -m pip install --quiet --no-index --find-links wheels lakip-xls
if errorlevel 1 goto gagal
goto berhasil

:tersemat
echo Memasang ke folder ini, tanpa internet. Mohon tunggu ...
for %%F in (python\python*._pth) do echo ..\paket>>"%%F"
for %%F in (wheels\pip-*.whl) do "python\python.exe" "%%F\pip" install --quiet --no-index --find-links wheels --target paket lakip-xls
if errorlevel 1 goto gagal

:berhasil
echo.
echo lakip-xls terpasang. Langkah berikutnya:
echo 1. Klik dua kali FOLDER_BARU.bat untuk membuat folder kerja, atau
echo 2. jatuhkan folder berisi workbook kantor ke JALANKAN.bat.
goto selesai

:gagal
echo.
echo Pemasangan belum berhasil. Paket ini untuk Python {VERSI} (64 bit).
echo Kirimkan tulisan di atas kepada pengelola komputer.
goto selesai

:tanpafolder
echo Folder ini tidak dapat dibuka. Salin dulu folder ini ke komputer, lalu jalankan lagi.

:selesai
popd 2>nul
echo.
pause
endlocal
