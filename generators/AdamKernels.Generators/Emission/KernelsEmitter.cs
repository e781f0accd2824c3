using AdamKernels.Generators.Emission.Activations;
using AdamKernels.Generators.Emission.Kernels;
using AdamKernels.Generators.Emission.Optimizers;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission;

/// <summary>Emits the type that has all kernels of a network for one kind of vector.</summary>
/// <param name="plan">The network.</param>
/// <param name="optimizer">Its optimizer.</param>
/// <param name="kernels">The emitters of its kernels.</param>
internal sealed class KernelsEmitter(NetworkPlan plan, OptimizerEmitter optimizer, KernelEmitters kernels)
{
    public string Emit(VectorTarget target) =>
        SourceFile.EmitKernels(plan.Spec.Type, target, writer => Members(writer, new VectorWriter(target)), isProgram: true);

    private void Members(SourceWriter writer, VectorWriter vector)
    {
        foreach (KernelPlan kernel in plan.Kernels)
        {
            kernels.For(kernel).Emit(writer.Blank(), vector);
        }

        EmitActivations(writer, vector);
        new UpdateMethods(optimizer).Emit(writer.Blank(), vector);
        if (vector.KeepsFirst)
        {
            vector.EmitFirst(writer.Blank());
        }
    }

    /// <summary>Emits the methods of each activation.</summary>
    private void EmitActivations(SourceWriter writer, VectorWriter vector)
    {
        foreach (ActivationUse use in plan.Activations)
        {
            ActivationEmitter activation = ActivationEmitter.For(use.Kind);
            if (activation.IsEmitted)
            {
                activation.EmitApply(writer.Blank(), vector);
            }

            if (use.IsDifferentiated)
            {
                activation.EmitTimesDerivative(writer.Blank(), vector);
            }
        }
    }
}
