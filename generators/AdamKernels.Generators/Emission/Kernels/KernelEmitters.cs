using AdamKernels.Generators.Emission.Losses;
using AdamKernels.Generators.Emission.Optimizers;
using AdamKernels.Generators.Planning.Kernels;

namespace AdamKernels.Generators.Emission.Kernels;

/// <summary>The emitter for each kind of kernel that a plan can have.</summary>
internal static class KernelEmitters
{
    public static IKernelEmitter For(KernelPlan kernel, OptimizerEmitter optimizer) => kernel switch
    {
        BroadcastProduct product => new BroadcastKernel(product, optimizer),
        DotProduct product => new DotKernel(product),
        NormalizeRows normalize => new NormalizeKernel(normalize),
        NormalizeRowsBackward normalize => new NormalizeBackwardKernel(normalize),
        ActivatePass pass => Passes.Activate(pass),
        DifferentiatePass pass => Passes.Differentiate(pass),
        DropPass pass => Passes.Drop(pass),
        AddPass pass => Passes.Add(pass),
        LossKernel loss => LossEmitter.For(loss),
        TransposeWeights transpose => new RuntimeTransposition(transpose),
        _ => throw new InvalidOperationException($"No emitter for {kernel}."),
    };
}
