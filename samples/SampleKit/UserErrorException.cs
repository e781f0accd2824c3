namespace SampleKit;

/// <summary>An error that the user can fix: a file, a path or a value. The message is shown as one line.</summary>
public sealed class UserErrorException(string message) : Exception(message);
