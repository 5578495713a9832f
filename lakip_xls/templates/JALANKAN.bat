@echo off
setlocal DisableDelayedExpansion
title Laporan Kinerja (lakip-xls)
rem Klik dua kali: folder berkas ini yang diproses. Atau jatuhkan sebuah folder ke berkas ini.
{CARI}
set "TEMPAT=%~f1"
if not defined TEMPAT set "TEMPAT=%~dp0"
if not exist "%TEMPAT%\." set "TEMPAT=%~dp1"
pushd "%TEMPAT%"
if errorlevel 1 goto tanpafolder
echo Membaca workbook di folder "%CD%". Mohon tunggu ...
echo.
%RUN% proses .
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

{AKHIR}
