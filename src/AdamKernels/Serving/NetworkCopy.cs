using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>Copies of networks: parameters and standardizations.</summary>
public static class NetworkCopy
{
    /// <summary>Copies parameters and standardizations into another network of the same class.</summary>
    /// <remarks>
    /// Allocates nothing. No other thread may change the network meanwhile, or use the other one; <see cref="WeightPublisher{TNetwork}"/>
    /// is for networks that others predict with. A declared standardization that is missing is missing in the other network too. A trainer
    /// of the other network goes on from the copy with its optimizer state as it is. Copying a network to itself changes nothing.
    /// </remarks>
    /// <param name="network">The network that is copied.</param>
    /// <param name="other">Receives the copy.</param>
    /// <typeparam name="TNetwork">A class with <see cref="NetworkAttribute"/>.</typeparam>
    public static void CopyTo<TNetwork>(this TNetwork network, TNetwork other)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(other);
        if (!ReferenceEquals(network, other))
        {
            Copy(network, network.Parameters, other);
        }
    }

    /// <summary>Creates a network with the same parameters and standardizations. What the class itself adds is not copied.</summary>
    /// <param name="network">The network that is copied.</param>
    /// <typeparam name="TNetwork">A class with <see cref="NetworkAttribute"/>.</typeparam>
    /// <exception cref="InvalidOperationException">
    /// The class has required members, which only the program can set: create a network and copy to it.
    /// </exception>
    public static TNetwork Clone<TNetwork>(this TNetwork network)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        TNetwork clone = TNetwork.Create();
        Copy(network, network.Parameters, clone);
        return clone;
    }

    /// <summary>Copies parameters, and the standardizations of a network.</summary>
    /// <param name="network">Has the standardizations.</param>
    /// <param name="parameters">The parameters, or the average of those of the network.</param>
    /// <param name="other">Receives both.</param>
    internal static void Copy<TNetwork>(TNetwork network, AlignedBuffer parameters, TNetwork other)
        where TNetwork : class, INetwork<TNetwork>
    {
        parameters.Span.CopyTo(other.Parameters.Span);
        other.Parameters.Version++;
        NetworkDescription description = TNetwork.Description;
        if (description.StandardizesInputs)
        {
            other.InputStandardization = network.InputStandardization;
        }

        if (description.StandardizesTargets)
        {
            other.TargetStandardization = network.TargetStandardization;
        }
    }
}
