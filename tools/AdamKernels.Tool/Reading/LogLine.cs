namespace AdamKernels.Tool;

/// <summary>A step of a log.</summary>
/// <param name="Step">Number of updates made.</param>
/// <param name="Fingerprint">The fingerprint of the trainer.</param>
/// <param name="Loss">The loss of the step; null for the state that a log begins with.</param>
/// <param name="Parts">The fingerprints of the parts.</param>
internal sealed record LogLine(long Step, ulong Fingerprint, float? Loss, ulong[] Parts);
