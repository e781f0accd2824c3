namespace AdamKernels.Tests.Samples.Live;

/// <summary>A service for tests that change nothing in it.</summary>
public sealed class LiveServiceFixture : IDisposable
{
    internal RunningService Service { get; } = new();

    public void Dispose() => Service.Dispose();
}
