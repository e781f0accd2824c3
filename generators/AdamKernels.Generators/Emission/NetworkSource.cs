using AdamKernels.Generators.Emission.Kernels;
using AdamKernels.Generators.Emission.Optimizers;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;

namespace AdamKernels.Generators.Emission;

/// <summary>Everything that is emitted for a network.</summary>
internal sealed class NetworkSource
{
    private readonly NetworkPlan _plan;
    private readonly OptimizerEmitter _optimizer;
    private readonly KernelEmitters _kernels;

    public NetworkSource(NetworkPlan plan)
    {
        _plan = plan;
        _optimizer = OptimizerEmitter.For(plan.Optimizer);
        _kernels = new KernelEmitters(_optimizer);
    }

    /// <summary>The part of the class that the user sees.</summary>
    public string Network() => new SurfaceEmitter(_plan.Surface, new NetworkBodies(_plan)).Emit();

    /// <summary>The same part for a declaration with errors.</summary>
    public static string Skeleton(SurfacePlan plan) => new SurfaceEmitter(plan, new SkeletonBodies(plan)).Emit();

    /// <summary>The offsets of the buffers.</summary>
    public string Layout() => LayoutEmitter.Emit(_plan);

    /// <summary>The passes that call kernels.</summary>
    public string Program() => new ProgramEmitter(_plan, _optimizer, _kernels).Emit();

    /// <summary>The kernels for one kind of vector.</summary>
    public string Kernels(VectorTarget target) => new KernelsEmitter(_plan, _optimizer, _kernels).Emit(target);
}
