using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace AdamKernels;

/// <summary>The hyper-parameters that a type of network declares. They are read from its attributes once.</summary>
internal sealed class DeclaredHyperparameters
{
    private readonly Type? _network;
    private readonly double[] _values = new double[Enum.GetValues<Hyperparameter>().Length];

    /// <summary>The attribute that declares each; null for those that the network does not have.</summary>
    private readonly IHyperparameters?[] _sources;

    private DeclaredHyperparameters(Type? network)
    {
        _network = network;
        _sources = new IHyperparameters?[_values.Length];
        foreach (IHyperparameters source in network is null ? [] : Attributes(network))
        {
            foreach ((Hyperparameter name, double value) in source.Hyperparameters)
            {
                _values[(int)name] = value;
                _sources[(int)name] = source;
            }
        }

        Names = [.. Enum.GetValues<Hyperparameter>().Where(name => _sources[(int)name] is not null)];
    }

    /// <summary>Those of nothing.</summary>
    public static DeclaredHyperparameters None { get; } = new(network: null);

    /// <summary>The hyper-parameters that the network has.</summary>
    public Hyperparameter[] Names { get; }

    /// <summary>Those of a type of network.</summary>
    public static DeclaredHyperparameters Of<TNetwork>() => Cache<TNetwork>.Value;

    /// <summary>The declared values.</summary>
    public double[] CopyValues() => [.. _values];

    /// <summary>Checks that the network has a hyper-parameter.</summary>
    /// <exception cref="InvalidOperationException">It has not.</exception>
    public void Check(Hyperparameter name)
    {
        if (_sources[(int)name] is null)
        {
            ThrowMissing(name);
        }
    }

    /// <summary>Whether a hyper-parameter that the network has can be set.</summary>
    public bool IsAdjustable(Hyperparameter name) => _sources[(int)name] is { Adjustable: true };

    /// <summary>Checks that a hyper-parameter can be set.</summary>
    /// <exception cref="InvalidOperationException">It cannot.</exception>
    public void CheckAdjustable(Hyperparameter name)
    {
        Check(name);
        if (_sources[(int)name] is { Adjustable: false } source)
        {
            string attribute = source.GetType().Name.Replace(nameof(Attribute), "", StringComparison.Ordinal);
            throw new InvalidOperationException(
                $"{name} of {_network} is fixed: declare [{attribute}] with Adjustable = true to set it between steps.");
        }
    }

    private static IEnumerable<IHyperparameters> Attributes(Type network) =>
        new IHyperparameters?[]
        {
            network.GetCustomAttribute<OptimizerAttribute>(inherit: false),
            network.GetCustomAttribute<ClipGradientNormAttribute>(inherit: false),
            network.GetCustomAttribute<ClipGradientValueAttribute>(inherit: false),
        }.OfType<IHyperparameters>();

    [DoesNotReturn]
    private void ThrowMissing(Hyperparameter name) =>
        throw new InvalidOperationException($"{_network} has no {name}. It has {string.Join(", ", Names)}.");

    private static class Cache<TNetwork>
    {
        public static readonly DeclaredHyperparameters Value = new(typeof(TNetwork));
    }
}
