@echo off
setlocal DisableDelayedExpansion
title Folder kerja baru (lakip-xls)
rem Membuat folder kerja berisi semua templat kosong, di sebelah berkas ini.
{CARI}
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

{AKHIR}
