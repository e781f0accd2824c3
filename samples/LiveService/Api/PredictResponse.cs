namespace LiveService.Api;

/// <summary>Predictions by one set of weights.</summary>
/// <param name="Version">
/// Version of the weights. It counts publications since the service started: the first weights, those of the checkpoint if there is one,
/// are version 1. Equal versions of one process are equal weights, to the bit.
/// </param>
/// <param name="Outputs">A row of values for each sample.</param>
internal sealed record PredictResponse(long Version, float[][] Outputs);
