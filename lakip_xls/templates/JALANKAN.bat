@echo off
setlocal DisableDelayedExpansion
title Laporan Kinerja (lakip-xls)
pushd "%~dp0" || goto tanpafolder

set "LAKIP="
where lakip-xls >nul 2>nul
if not errorlevel 1 set "LAKIP=lakip-xls"
if defined LAKIP goto jalankan
py -3 -c "import lakip_xls" >nul 2>nul
if not errorlevel 1 set "LAKIP=py -3 -m lakip_xls"
if defined LAKIP goto jalankan
python -c "import lakip_xls" >nul 2>nul
if not errorlevel 1 set "LAKIP=python -m lakip_xls"
if defined LAKIP goto jalankan

echo lakip-xls belum terpasang di komputer ini.
echo Pasang Python dari https://www.python.org (centang "Add Python to PATH"),
echo lalu buka Command Prompt dan ketik:  py -m pip install lakip-xls
goto selesai

:jalankan
echo Membaca workbook di folder ini. Mohon tunggu ...
echo.
call %LAKIP% proses .
if errorlevel 1 goto gagal
for /f "delims=" %%F in ('dir /b /a-d /o-d "hasil\LKjIP_*.xlsx" 2^>nul') do (
    start "" "hasil\%%F"
    goto selesai
)
goto selesai

:gagal
echo.
echo Laporan belum dapat dibuat. Bacalah keterangan di atas, perbaiki, lalu jalankan lagi.
goto selesai

:tanpafolder
echo Folder berkas ini tidak dapat dibuka. Salin dulu folder ini ke komputer, lalu jalankan lagi.

:selesai
popd 2>nul
echo.
pause
endlocal
