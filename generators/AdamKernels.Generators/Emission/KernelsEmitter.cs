using AdamKernels.Generators.Emission.Activations;
using AdamKernels.Generators.Emission.Kernels;
using AdamKernels.Generators.Emission.Optimizers;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission;

/// <summary>Emits the class that holds every kernel of a network for one kind of vector, and the program that calls them.</summary>
internal sealed class KernelsEmitter
{
    private readonly NetworkPlan _plan;
    private readonly OptimizerEmitter _optimizer;
    private readonly KernelEmitters _kernels;

    public KernelsEmitter(NetworkPlan plan)
    {
        _plan = plan;
        _optimizer = OptimizerEmitter.For(plan.Spec);
        _kernels = new KernelEmitters(_optimizer);
    }

    public string Emit(VectorTarget target)
    {
        var vector = new VectorWriter(target);
        return SourceFile.EmitKernels(_plan.Spec.Type, target, writer => Members(writer, vector));
    }

    private void Members(SourceWriter writer, VectorWriter vector)
    {
        new ProgramEmitter(_plan, _optimizer, _kernels, vector.Target).Emit(writer);
        EmitAll(writer, vector, _plan.Layers.SelectMany(layer => layer.ForwardKernels));
        EmitAll(writer, vector, _plan.Loss is { } loss ? [loss] : []);
        EmitAll(writer, vector, _plan.Layers.Reverse().SelectMany(layer => layer.BackwardKernels));
        EmitActivations(writer, vector);
        UpdateKernel.Emit(writer.Blank(), vector, _optimizer);
        _optimizer.EmitUpdate(writer.Blank(), vector);
        if (vector.KeepsFirst)
        {
            vector.EmitFirst(writer.Blank());
        }
    }

    private void EmitAll(SourceWriter writer, VectorWriter vector, IEnumerable<KernelPlan> kernels)
    {
        foreach (KernelPlan kernel in kernels)
        {
            _kernels.For(kernel).Emit(writer.Blank(), vector);
        }
    }

    /// <summary>What is written out once for each activation, however many layers and kernels use it.</summary>
    private void EmitActivations(SourceWriter writer, VectorWriter vector)
    {
        foreach (IGrouping<ActivationKind, LayerPlan> layers in _plan.Layers.Where(layer => layer.Activation.HasDerivative).GroupBy(layer => layer.Spec.Activation))
        {
            ActivationEmitter activation = ActivationEmitter.For(layers.Key);
            if (activation.Traits.IsShort)
            {
                activation.EmitApply(writer.Blank(), vector);
            }

            if (layers.Any(layer => layer.IsReachedBackward))
            {
                activation.EmitTimesDerivative(writer.Blank(), vector);
            }
        }
    }
}
