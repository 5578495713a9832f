@echo off
setlocal DisableDelayedExpansion
title Pemeriksaan dokumen (lakip-xls)
rem Klik dua kali: dokumen di folder berkas ini diperiksa, tanpa menulis laporan. Atau jatuhkan sebuah folder.
{CARI}
set "TEMPAT=%~f1"
if not defined TEMPAT set "TEMPAT=%~dp0"
if not exist "%TEMPAT%\." set "TEMPAT=%~dp1"
pushd "%TEMPAT%"
if errorlevel 1 goto tanpafolder
%RUN% periksa .
goto selesai

{AKHIR}
