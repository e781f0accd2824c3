using AdamKernels;
using DigitSample.CommandLine;
using SampleKit;

namespace DigitSample.Training;

/// <summary>The directory of <c>--checkpoint</c>.</summary>
internal static class Checkpoints
{
    /// <summary>More than one: if the disk has damaged the newest file, the training goes on from the one before.</summary>
    private const int Kept = 3;

    /// <summary>Opens the directory, and creates it if it is not there.</summary>
    /// <returns>The directory; null without the option.</returns>
    /// <exception cref="UserErrorException">It cannot be used, or has an earlier run that the options do not continue.</exception>
    /// <exception cref="CheckpointException">Another process uses it.</exception>
    public static CheckpointFolder? Open(SampleOptions options)
    {
        if (options.Checkpoint is not { } path)
        {
            return null;
        }

        CheckpointFolder folder;
        try
        {
            folder = new CheckpointFolder(path, Kept) { EverySteps = options.CheckpointSteps };
        }
        catch (Exception error) when (error is (IOException and not CheckpointException) or UnauthorizedAccessException)
        {
            throw new UserErrorException($"{path}: expected a directory for checkpoints, found {error.Message}");
        }

        if (folder.HasCheckpoints && !options.Resume)
        {
            folder.Dispose();
            throw new UserErrorException($"{path}: expected a directory without checkpoints, or --resume to continue from them");
        }

        return folder;
    }
}
