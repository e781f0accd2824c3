namespace LearningApi;

/// <summary>An answer.</summary>
/// <param name="Value">What the network predicts.</param>
/// <param name="Version">Which weights it had: each step of training gives the next version.</param>
public sealed record Prediction(float Value, long Version);
