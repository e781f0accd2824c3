namespace LiveService.Api;

/// <summary>Samples were accepted.</summary>
/// <param name="Accepted">How many: all of the request.</param>
internal sealed record SamplesResponse(int Accepted);
