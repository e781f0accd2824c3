using System.ComponentModel;

namespace AdamKernels.Runtime;

/// <summary>What a pass works on: consecutive rows of a batch, and what holds for the batch as a whole.</summary>
/// <param name="FirstRow">
/// The first of these rows in the batch. Where it is not 0, sums over rows go on from those of the rows before. Targets lie at their row in
/// the workspace, everything else at its start.
/// </param>
/// <param name="RowCount">Number of these rows, at least 1.</param>
/// <param name="LossDivisor">
/// What the loss of the whole batch is divided by: its samples, or the sum of the weights of their classes.
/// </param>
/// <param name="Dropout">What training drops; the default drops nothing.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct BatchContext(nuint FirstRow, nuint RowCount, double LossDivisor = 1, DropoutKey Dropout = default);
