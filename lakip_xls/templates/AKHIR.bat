:tanpafolder
echo Folder ini tidak dapat dibuka. Salin dulu folder ini ke komputer, lalu jalankan lagi.

:selesai
popd 2>nul
echo.
pause
endlocal
