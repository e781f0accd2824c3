using System.Reflection;

namespace AdamKernels.Benchmarks.Roofline;

/// <summary>Finds kernels in emitted code, where they are private: nobody but this measurement calls one alone.</summary>
/// <param name="network">The declared class.</param>
internal sealed class KernelFinder(Type network)
{
    /// <summary>The class of the kernels that this process takes.</summary>
    private readonly Type _kernels = network.GetNestedType($"{VectorPaths.Selected}Kernels", BindingFlags.NonPublic)
        ?? throw new InvalidOperationException($"{network.Name} has no kernels for {VectorPaths.Selected} under the name expected here.");

    /// <summary>A kernel as a delegate.</summary>
    /// <param name="name">Its name with the number of the layer.</param>
    public TKernel Find<TKernel>(string name)
        where TKernel : Delegate => Method(name).CreateDelegate<TKernel>();

    /// <summary>Whether a kernel takes the gradients of the outputs ahead of the inputs.</summary>
    /// <param name="name">Its name with the number of the layer.</param>
    public bool TakesGradientsFirst(string name) => Method(name).GetParameters()[0].Name == "dy";

    private MethodInfo Method(string name) => _kernels.GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic)
        ?? throw new InvalidOperationException($"{_kernels.Name} has no kernel {name}: the generator emits something else than is measured here.");
}
