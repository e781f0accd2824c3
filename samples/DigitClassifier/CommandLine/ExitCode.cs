namespace DigitSample.CommandLine;

/// <summary>What a program returns to the shell.</summary>
internal static class ExitCode
{
    /// <summary>Runs a program.</summary>
    /// <returns>0, or 1 after an error that the user can put right; it is one line on the error output.</returns>
    public static int Of(Action program)
    {
        try
        {
            program();
            return 0;
        }
        catch (UserErrorException error)
        {
            Console.Error.WriteLine($"error: {error.Message.ReplaceLineEndings(" ")}");
            return 1;
        }
    }
}
