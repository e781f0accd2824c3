using AdamKernels;

namespace SampleKit.CommandLine;

/// <summary>The exit code of a program.</summary>
public static class ExitCode
{
    /// <summary>What a shell reports for a tool that a broken pipe ended: 128 plus the number of SIGPIPE.</summary>
    public const int BrokenPipe = 141;

    /// <summary>What a shell reports for a tool that Ctrl+C ended: 128 plus the number of SIGINT.</summary>
    public const int Interrupted = 130;

    /// <summary>Runs a program.</summary>
    /// <returns>
    /// 0; <see cref="BrokenPipe"/>; <see cref="Interrupted"/>; or 1 after a user error, which is written to the error output as one line.
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
        catch (CheckpointException error)
        {
            // It names the file, what is wrong with it and what was expected.
            return Fail(error.Message);
        }
        catch (OperationCanceledException)
        {
            Report("canceled");
            return Interrupted;
        }
        catch (IOException error) when (StandardOutput.IsBrokenPipe(error))
        {
            return BrokenPipe;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Errors of other files are user errors, which are handled above.
            return Fail($"standard output: expected a file that can be written, found {error.GetBaseException().Message}");
        }
    }

    private static int Fail(string message)
    {
        Report($"error: {message.ReplaceLineEndings(" ")}");
        return 1;
    }

    private static void Report(string line)
    {
        try
        {
            Console.Error.WriteLine(line);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The error output is closed too: only the exit code is left.
        }
    }
}
