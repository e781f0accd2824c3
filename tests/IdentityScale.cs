namespace AdamKernels;

/// <summary>For tests to which it does not matter how a network standardizes.</summary>
internal static class IdentityScale
{
    /// <summary>Sets the standardizations that the network declares to one that leaves values as they are.</summary>
    public static TNetwork WithIdentityScale<TNetwork>(this TNetwork network)
        where TNetwork : class, INetwork<TNetwork>
    {
        if (TNetwork.Description.StandardizesInputs)
        {
            network.InputStandardization = Standardization.Identity(network.InputCount);
        }

        if (TNetwork.Description.StandardizesTargets)
        {
            network.TargetStandardization = Standardization.Identity(network.OutputCount);
        }

        return network;
    }
}
