using AdamKernels.Generators.Emission.Activations;
using AdamKernels.Generators.Emission.Optimizers;
using AdamKernels.Generators.Planning.Kernels;

namespace AdamKernels.Generators.Emission.Epilogues;

/// <summary>The emitter for each kind of epilogue that a plan can have.</summary>
internal static class Epilogue
{
    public static IEpilogue For(EpiloguePlan epilogue, OptimizerEmitter optimizer) => epilogue switch
    {
        EpiloguePlan.Store(var destination) => new StoreEpilogue(destination),
        EpiloguePlan.Add(var destination) => new AddEpilogue(destination),
        EpiloguePlan.Activate(var kind, var destination) => new ActivationEpilogue(ActivationEmitter.For(kind), destination),
        EpiloguePlan.Differentiate(var kind, var result, var destination) =>
            new DerivativeEpilogue(ActivationEmitter.For(kind), result, destination),
        EpiloguePlan.Update => new UpdateEpilogue(optimizer),
        _ => throw new InvalidOperationException($"No emitter for {epilogue}."),
    };
}
