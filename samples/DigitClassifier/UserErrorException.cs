namespace DigitSample;

/// <summary>Something that the user can put right: a file, a path or a value. Its message is shown as one line.</summary>
internal sealed class UserErrorException(string message) : Exception(message);
