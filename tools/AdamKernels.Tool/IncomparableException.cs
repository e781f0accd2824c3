namespace AdamKernels.Tool;

/// <summary>Two things cannot be compared, or one cannot be read. The message says why.</summary>
internal sealed class IncomparableException(string message) : Exception(message);
