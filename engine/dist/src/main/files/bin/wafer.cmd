@echo off
rem wafer: runs the release that this file belongs to, with the Java that came with it. Written for Windows, not tried there yet.
setlocal
set "home=%~dp0.."
set "flags=-XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Dslf4j.internal.verbosity=ERROR"
set "flags=%flags% -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8"
"%home%\runtime\bin\java.exe" %flags% "-Dwafer.home=%home%" -cp "%home%\lib\*" dev.wafer.cli.Main %*
exit /b %errorlevel%
