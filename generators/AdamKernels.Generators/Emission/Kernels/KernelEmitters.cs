using AdamKernels.Generators.Emission.Losses;
using AdamKernels.Generators.Emission.Optimizers;
using AdamKernels.Generators.Planning.Kernels;

namespace AdamKernels.Generators.Emission.Kernels;

/// <summary>The emitter for each kind of kernel that a plan can have, made once for each kernel: to plan its tiles takes time.</summary>
internal sealed class KernelEmitters(OptimizerEmitter optimizer)
{
    private readonly Dictionary<KernelPlan, IKernelEmitter> _emitters = [];

    public IKernelEmitter For(KernelPlan kernel)
    {
        if (!_emitters.TryGetValue(kernel, out IKernelEmitter emitter))
        {
            emitter = Create(kernel);
            _emitters.Add(kernel, emitter);
        }

        return emitter;
    }

    private IKernelEmitter Create(KernelPlan kernel) => kernel switch
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
