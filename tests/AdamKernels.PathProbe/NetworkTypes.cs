using System.Reflection;

namespace AdamKernels.PathProbe;

/// <summary>Finds networks in an assembly and calls generic code with them.</summary>
public static class NetworkTypes
{
    /// <summary>
    /// All networks that train on targets, by name, but the one that is too large for the scalar path: multiply-adds in software would take
    /// minutes.
    /// </summary>
    public static IEnumerable<Type> In(Assembly assembly) => assembly.GetTypes()
        .Where(type => type.IsDefined(typeof(NetworkAttribute)) && !type.IsDefined(typeof(CustomLossAttribute)))
        .Where(type => type != typeof(LargeDigits))
        .OrderBy(type => type.Name, StringComparer.Ordinal);

    /// <summary>A new network with the parameters of seed 7.</summary>
    public static object Create(Type type) => Activator.CreateInstance(type, 7UL)!;

    /// <summary>Calls <see cref="TrainingRun.Hash"/> for a type known at run time only.</summary>
    public static string Hash(Type type, int steps, bool fused, TrainingWorkers? workers = null) => (string)typeof(TrainingRun)
        .GetMethod(nameof(TrainingRun.Hash))!
        .MakeGenericMethod(type)
        .Invoke(null, [Create(type), steps, fused, workers])!;
}
