using AdamKernels.Runtime;

namespace AdamKernels.Tests.Reference;

/// <summary>What the generator says of a network: a static member of its contract, which only generic code can read.</summary>
internal static class Descriptions
{
    public static NetworkDescription DescriptionOf<TNetwork>()
        where TNetwork : class, INetwork<TNetwork> => TNetwork.Description;
}
