using AdamKernels.Generators.Emission.Losses;
using AdamKernels.Generators.Emission.Optimizers;
using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Planning.Program;

namespace AdamKernels.Generators.Emission.Kernels;

/// <summary>Creates the emitter of each kernel of a plan, once for each kernel because planning its tiles takes time.</summary>
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

    /// <summary>The signature of the called method.</summary>
    public Signature SignatureOf(KernelCall call)
    {
        IKernelEmitter kernel = For(call.Kernel);
        return (call.IsSingleRow ? kernel.RowSignature : null) ?? kernel.Signature;
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
        UpdateParameters update => new UpdateKernel(update, optimizer),
        TransposeWeights transpose => new RuntimeTransposition(transpose),
        _ => throw new InvalidOperationException($"No emitter for {kernel}."),
    };
}
