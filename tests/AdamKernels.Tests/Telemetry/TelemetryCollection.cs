namespace AdamKernels.Tests.Telemetry;

/// <summary>Tests that listen to all trainers of the process, whose other tests measure what steps allocate.</summary>
[CollectionDefinition(nameof(TelemetryCollection), DisableParallelization = true)]
public sealed class TelemetryCollection;
