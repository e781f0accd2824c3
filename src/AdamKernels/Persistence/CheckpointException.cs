namespace AdamKernels;

/// <summary>
/// A file of a network or of a training cannot be used, or could not be saved. The message says what is wrong, where, and what was
/// expected.
/// </summary>
/// <remarks>
/// A load that throws it has changed neither network nor trainer. A save that throws it has left the file that was there before as it
/// was, unless the message says that only the last step failed, after which the new file is in place. A file that does not exist or must
/// not be opened is a <see cref="FileNotFoundException"/> or another exception of the system, as for <see cref="File.OpenRead"/>.
/// </remarks>
public sealed class CheckpointException : IOException
{
    /// <summary>Creates an exception about a file.</summary>
    /// <param name="message">What is wrong, and what was expected.</param>
    /// <param name="innerException">The error of the system; null if there is none.</param>
    public CheckpointException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    internal CheckpointException(string message, long position)
        : base($"At byte {Readable.Count(position)}: {message}") => Position = position;

    private CheckpointException(CheckpointException other, string path)
        : base($"{path}: {other.Message}", other)
    {
        Path = path;
        Position = other.Position;
    }

    /// <summary>The file; null for a stream or memory.</summary>
    public string? Path { get; }

    /// <summary>The byte of the file, from 0, at which it is wrong; null if it is not one place.</summary>
    public long? Position { get; }

    /// <summary>The same exception, with the name of the file.</summary>
    internal CheckpointException In(string path) => new(this, path);
}
