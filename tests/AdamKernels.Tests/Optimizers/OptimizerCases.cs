using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Optimizers;

/// <summary>Every optimizer, each option at least once.</summary>
public static class OptimizerCases
{
    internal static readonly IReadOnlyDictionary<string, OptimizerCase> All = new Dictionary<string, OptimizerCase>
    {
        ["Adam"] = Of<NetAdam>(() => new(), p => new AdamOptimizer(p), () => new ReferenceAdam()) with { Rest = [0, 0] },
        ["Adam, other numbers"] = Of<NetAdamOther>(
            () => new(),
            p => new AdamOptimizer(p, 3e-3, 0.7, 0.97, 1e-4),
            () => new ReferenceAdam(0.7, 0.97, 1e-4)) with { Rest = [0, 0] },
        ["Adam with weight decay"] = Of<NetAdamDecay>(
            () => new(), p => new AdamOptimizer(p, weightDecay: 0.1), () => new ReferenceAdam { WeightDecay = 0.1 }),
        ["Adam with AMSGrad"] = Of<NetAdamAmsGrad>(
            () => new(),
            p => new AdamOptimizer(p, amsGrad: true),
            () => new ReferenceAdam(amsGrad: true)) with { Rest = [0, 0, null] },
        ["Adam maximizing"] = Of<NetAdamMaximize>(
            () => new(),
            p => new AdamOptimizer(p, maximize: true),
            () => new ReferenceAdam { Maximize = true }) with { Rest = [0, 0] },
        ["Adam with everything"] = Of<NetAdamAll>(
            () => new(),
            p => new AdamOptimizer(p, beta1: 0.5, beta2: 0.9, epsilon: 1e-3, weightDecay: 0.3, amsGrad: true, maximize: true),
            () => new ReferenceAdam(0.5, 0.9, 1e-3, amsGrad: true) { WeightDecay = 0.3, Maximize = true }),
        ["Adam maximizing with weight decay"] = Of<NetAdamMaximizeDecay>(
            () => new(),
            p => new AdamOptimizer(p, beta1: 0.5, beta2: 0.9, epsilon: 1e-3, weightDecay: 0.3, maximize: true),
            () => new ReferenceAdam(0.5, 0.9, 1e-3) { WeightDecay = 0.3, Maximize = true }),
        ["AdamW"] = Of<NetAdamW>(
            () => new(), p => new AdamWOptimizer(p), () => new ReferenceAdamW { WeightDecay = 1e-2 }) with { Rest = [0, 0] },
        ["AdamW without decay"] = Of<NetAdamWPlain>(
            () => new(), p => new AdamWOptimizer(p, weightDecay: 0), () => new ReferenceAdamW()) with { Rest = [0, 0] },
        ["AdamW with everything"] = Of<NetAdamWAll>(
            () => new(),
            p => new AdamWOptimizer(p, 3e-3, 0.7, 0.97, 1e-4, 0.3, amsGrad: true, maximize: true),
            () => new ReferenceAdamW(0.7, 0.97, 1e-4, amsGrad: true) { WeightDecay = 0.3, Maximize = true }) with { Rest = [0, 0, null] },
        ["SGD"] = Of<NetSgd>(() => new(), p => new SgdOptimizer(p), () => new ReferenceSgd()) with { Rest = [] },
        ["SGD maximizing with weight decay"] = Of<NetSgdDecay>(
            () => new(),
            p => new SgdOptimizer(p, 0.3, weightDecay: 0.1, maximize: true),
            () => new ReferenceSgd { WeightDecay = 0.1, Maximize = true }),
        ["momentum"] = Of<NetMomentum>(
            () => new(), p => new SgdOptimizer(p, momentum: 0.9), () => new ReferenceMomentum(0.9)) with { Rest = [0] },
        ["dampened momentum"] = Of<NetMomentumDampened>(
            () => new(),
            p => new SgdOptimizer(p, momentum: 0.9, dampening: 0.5),
            () => new ReferenceMomentum(0.9, 0.5)) with { Rest = [0] },
        ["Nesterov momentum"] = Of<NetNesterov>(
            () => new(),
            p => new SgdOptimizer(p, momentum: 0.9, nesterov: true),
            () => new ReferenceMomentum(0.9, nesterov: true)) with { Rest = [0] },
        ["Nesterov momentum with everything"] = Of<NetNesterovAll>(
            () => new(),
            p => new SgdOptimizer(p, 0.05, 0.6, nesterov: true, weightDecay: 1e-2, maximize: true),
            () => new ReferenceMomentum(0.6, nesterov: true) { WeightDecay = 1e-2, Maximize = true }),
        ["RMSProp"] = Of<NetRmsProp>(() => new(), p => new RmsPropOptimizer(p), () => new ReferenceRmsProp()) with { Rest = [0] },
        ["RMSProp with momentum"] = Of<NetRmsPropMomentum>(
            () => new(),
            p => new RmsPropOptimizer(p, momentum: 0.9),
            () => new ReferenceRmsProp(momentum: 0.9)) with { Rest = [0, 0] },
        ["centered RMSProp"] = Of<NetRmsPropCentered>(
            () => new(),
            p => new RmsPropOptimizer(p, centered: true),
            () => new ReferenceRmsProp(centered: true)) with { Rest = [0, 0] },
        ["RMSProp with everything"] = Of<NetRmsPropAll>(
            () => new(),
            p => new RmsPropOptimizer(p, 2e-3, 0.8, 1e-5, centered: true, 0.6, 0.1, maximize: true),
            () => new ReferenceRmsProp(0.8, 1e-5, centered: true, 0.6) { WeightDecay = 0.1, Maximize = true }),
        ["NAdam"] = Of<NetNAdam>(() => new(), p => new NAdamOptimizer(p), () => new ReferenceNAdam()) with { Rest = [0, 0] },
        ["NAdam with everything"] = Of<NetNAdamAll>(
            () => new(),
            p => new NAdamOptimizer(p, 3e-3, 0.7, 0.97, 1e-4, 0.5, 0.1, maximize: true),
            () => new ReferenceNAdam(0.7, 0.97, 1e-4, 0.5) { WeightDecay = 0.1, Maximize = true }),
        ["NAdam without first average"] = Of<NetNAdamPlain>(
            () => new(),
            p => new NAdamOptimizer(p, beta1: 0),
            () => new ReferenceNAdam(beta1: 0)) with { Rest = [0, 0] },
        ["RAdam"] = Of<NetRAdam>(() => new(), p => new RAdamOptimizer(p), () => new ReferenceRAdam()) with { Rest = [0, 0] },
        ["RAdam with everything"] = Of<NetRAdamAll>(
            () => new(),
            p => new RAdamOptimizer(p, 3e-3, 0.7, 0.97, 1e-4, 0.1, maximize: true),
            () => new ReferenceRAdam(0.7, 0.97, 1e-4) { WeightDecay = 0.1, Maximize = true }),
        ["RAdam that never divides"] = Of<NetRAdamPlain>(
            () => new(),
            p => new RAdamOptimizer(p, beta2: 0.5),
            () => new ReferenceRAdam(beta2: 0.5)) with { Rest = [0, 0] },
        ["Adamax"] = Of<NetAdamax>(() => new(), p => new AdamaxOptimizer(p), () => new ReferenceAdamax()) with { Rest = [0, 1e-8f] },
        ["Adamax with everything"] = Of<NetAdamaxAll>(
            () => new(),
            p => new AdamaxOptimizer(p, 3e-3, 0.7, 0.97, 1e-4, 0.1, maximize: true),
            () => new ReferenceAdamax(0.7, 0.97, 1e-4) { WeightDecay = 0.1, Maximize = true }),
        ["Adagrad"] = Of<NetAdagrad>(() => new(), p => new AdagradOptimizer(p), () => new ReferenceAdagrad()) with { Rest = [null] },
        ["Adagrad with everything"] = Of<NetAdagradAll>(
            () => new(),
            p => new AdagradOptimizer(p, 0.1, 0.1, 1e-4, 0.1, 0.1, maximize: true),
            () => new ReferenceAdagrad(0.1, 1e-4) { WeightDecay = 0.1, Maximize = true }),
        ["Adadelta"] = Of<NetAdadelta>(
            () => new(), p => new AdadeltaOptimizer(p), () => new ReferenceAdadelta()) with { Rest = [0, 0] },
        ["Adadelta with everything"] = Of<NetAdadeltaAll>(
            () => new(),
            p => new AdadeltaOptimizer(p, 0.5, 0.7, 1e-4, 0.1, maximize: true),
            () => new ReferenceAdadelta(0.7, 1e-4) { WeightDecay = 0.1, Maximize = true }),
        ["Lion"] = Of<NetLion>(() => new(), p => new LionOptimizer(p), () => new ReferenceLion()) with { Rest = [0] },
        ["Lion with everything"] = Of<NetLionAll>(
            () => new(),
            p => new LionOptimizer(p, 1e-3, 0.6, 0.95, 0.3, maximize: true),
            () => new ReferenceLion(0.6, 0.95) { WeightDecay = 0.3, Maximize = true }) with { Rest = [0] },
    };

    public static TheoryData<string> Names => [.. All.Keys];

    private static OptimizerCase Of<TNetwork>(
        Func<TNetwork> network, Func<Memory<float>, ParameterOptimizer> standalone, Func<ReferenceOptimizer> oracle)
        where TNetwork : class, INetwork<TNetwork> =>
            new(typeof(TNetwork), () => new NetworkSubject<TNetwork>(network()), standalone, oracle);
}
