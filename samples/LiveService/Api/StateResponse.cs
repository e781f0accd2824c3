namespace LiveService.Api;

/// <summary>How the service is doing.</summary>
/// <param name="Steps">Steps so far, including those before the checkpoint that it resumed from.</param>
/// <param name="Version">Version of the weights that predict now.</param>
/// <param name="Loss">Loss of the last step's samples before the step; null before the first one.</param>
/// <param name="Accepted">Samples accepted since the service started.</param>
/// <param name="Learned">Samples learned since the service started.</param>
/// <param name="Queued">Samples that wait in the queue.</param>
/// <param name="CheckpointSteps">Steps in the newest checkpoint; null if there is none.</param>
/// <param name="Problem">Why learning or the last checkpoint failed; null if neither did.</param>
internal sealed record StateResponse(
    long Steps, long Version, float? Loss, long Accepted, long Learned, int Queued, long? CheckpointSteps, string? Problem);
