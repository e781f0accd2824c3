namespace AdamKernels;

/// <summary>Checks numbers that were read from a file.</summary>
internal static class LoadedNumber
{
    /// <summary>Checks a number.</summary>
    /// <param name="tensor">The tensor that has it.</param>
    /// <param name="value">The number.</param>
    /// <param name="isValid">Whether it can be one.</param>
    /// <param name="expected">What it can be, such as <c>at least 0</c>.</param>
    /// <exception cref="CheckpointException">It cannot be one.</exception>
    public static void Check<T>(string tensor, T value, bool isValid, string expected)
    {
        if (!isValid)
        {
            throw new CheckpointException(FormattableString.Invariant($"Expected {tensor} to be {expected}, but it is {value}."));
        }
    }

    /// <summary>Checks a learning rate, with the factors of the layers.</summary>
    /// <exception cref="CheckpointException">A trainer does not take it.</exception>
    public static void CheckRate(string tensor, double rate, ArgumentChecks arguments)
    {
        try
        {
            arguments.CheckLearningRate(rate, tensor);
        }
        catch (ArgumentException error)
        {
            throw new CheckpointException(error.Message, error);
        }
    }
}
