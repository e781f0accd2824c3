namespace AdamKernels.Benchmarks.Ranks;

/// <summary>A training step of two processes.</summary>
/// <param name="Network">The network's name.</param>
/// <param name="Batch">Rows of the whole batch.</param>
/// <param name="Together">Nanoseconds of a step that the two do together.</param>
/// <param name="Beside">
/// Nanoseconds of separate calls over half of the rows, which both do for themselves at the same time, and of a message without content:
/// each waits for the slower one, as before an exchange.
/// </param>
/// <param name="AllocatedBytes">Bytes that the first process allocated in all steps after the first ones.</param>
internal sealed record PairStep(string Network, int Batch, double Together, double Beside, long AllocatedBytes);
