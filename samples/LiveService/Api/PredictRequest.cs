namespace LiveService.Api;

/// <summary>Asks for predictions: <c>{"inputs": [[0.1, -0.2, 0.5, 0], …]}</c>.</summary>
/// <param name="Inputs">A row of readings for each sample.</param>
internal sealed record PredictRequest(float[]?[]? Inputs);
