@echo off
setlocal
rem Runs the jar beside this script. Options for the JVM: HASHTAGS_OPTS.
if defined JAVA_HOME (set "JAVA=%JAVA_HOME%\bin\java.exe") else (set "JAVA=java")
"%JAVA%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xlog:disable "-XX:SharedArchiveFile=%~dp0hashtags.jsa" %HASHTAGS_OPTS% -jar "%~dp0hashtags.jar" %*
