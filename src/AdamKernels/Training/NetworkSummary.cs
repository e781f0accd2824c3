using System.Reflection;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>Describes networks in one line.</summary>
public static class NetworkSummary
{
    /// <summary>The name of a network, its inputs and the outputs of its layers, its number of parameters and its optimizer.</summary>
    /// <remarks>It is not <see cref="object.ToString"/>, which remains for the class to define.</remarks>
    /// <typeparam name="TNetwork">A class with <see cref="NetworkAttribute"/>.</typeparam>
    /// <param name="network">The network.</param>
    /// <returns>Such as <c>DigitClassifier 784-128-10, 101,770 parameters, Adam</c>.</returns>
    public static string Describe<TNetwork>(this TNetwork network)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        NetworkDescription description = TNetwork.Description;
        string shape = string.Join('-', description.Layers.Select(layer => layer.Outputs).Prepend(description.InputCount));
        return $"{typeof(TNetwork).Name} {shape}, {Readable.Count(description.ParameterCount, "parameter")}{Optimizer(typeof(TNetwork))}";
    }

    /// <summary>The name of the declared optimizer: only the attribute knows it, since training needs the kernels alone.</summary>
    private static string Optimizer(Type network)
    {
        const string Suffix = "Attribute";
        string? name = network.GetCustomAttribute<OptimizerAttribute>(inherit: false)?.GetType().Name;
        return name is null ? "" : $", {(name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name)}";
    }
}
