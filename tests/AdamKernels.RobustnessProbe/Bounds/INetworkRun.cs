namespace AdamKernels.RobustnessProbe.Bounds;

/// <summary>What is done with each type of network.</summary>
internal interface INetworkRun
{
    void Run();
}
