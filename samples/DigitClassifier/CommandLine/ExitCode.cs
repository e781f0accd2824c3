namespace DigitSample.CommandLine;

/// <summary>What a program returns to the shell.</summary>
internal static class ExitCode
{
    /// <summary>What a shell reports of a tool that ended because nobody reads its output any more: 128 and the number of SIGPIPE.</summary>
    public const int BrokenPipe = 141;

    /// <summary>Runs a program.</summary>
    /// <returns>
    /// 0; <see cref="BrokenPipe"/>; or 1 after an error that the user can put right, which is one line on the error output.
    /// </returns>
    public static int Of(Action program)
    {
        try
        {
            StandardOutput.ReportBrokenPipes();
            program();
            return 0;
        }
        catch (UserErrorException error)
        {
            return Fail(error.Message);
        }
        catch (IOException error) when (StandardOutput.IsBrokenPipe(error))
        {
            return BrokenPipe;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Those of other files are the user's errors above.
            return Fail($"standard output: expected a file that can be written, found {error.GetBaseException().Message}");
        }
    }

    private static int Fail(string message)
    {
        try
        {
            Console.Error.WriteLine($"error: {message.ReplaceLineEndings(" ")}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The error output is closed too: the exit code says it.
        }

        return 1;
    }
}
