namespace AdamKernels.Data;

/// <summary>The three parts of a <see cref="DataSet"/>. Each row is in exactly one of them.</summary>
/// <param name="Training">The rows to train with.</param>
/// <param name="Validation">The rows by which to choose settings and when to stop.</param>
/// <param name="Test">The rows that are used once, at the end.</param>
public sealed record DataSplit(DataSet Training, DataSet Validation, DataSet Test);
