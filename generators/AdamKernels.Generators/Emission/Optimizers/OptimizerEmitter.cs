using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Emission.Kernels;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Optimizers;

/// <summary>
/// Emits one optimizer's update of a vector of parameters: the same text serves the weight-gradient epilogue of a network, its
/// materialized update and the optimizers for your own parameters. To add an optimizer, write a class and one line in
/// <see cref="For"/>.
/// </summary>
/// <remarks>The scalars of a step come from the runtime's <c>StepRule</c>, the other half of the formula.</remarks>
/// <param name="plan">The optimizer.</param>
internal abstract class OptimizerEmitter(OptimizerPlan plan)
{
    private readonly GradientPreparation _preparation = new(plan);

    public OptimizerPlan Plan => plan;

    /// <summary>The update as a formula of the raw gradient.</summary>
    public string Formula =>
        _preparation.Formula + DirectionFormula + (plan.AverageDecay is null ? "" : "; average += (1-decay)(w - average)");

    /// <summary>The call that advances the step, after <c>StepRule.</c>, given the state and the learning rate.</summary>
    public abstract string Advance { get; }

    /// <summary>The coefficients that are parameters of the kernels.</summary>
    public IEnumerable<Coefficient> Arguments => AllCoefficients.Where(coefficient => coefficient.IsArgument);

    /// <summary>What the kernels take besides references and counts.</summary>
    public IEnumerable<Parameter> Parameters =>
        Arguments.Select(coefficient => Parameter.Coefficient(coefficient.Name)).Prepend(Parameter.Scalars);

    /// <summary>The registers that the methods of an update take: values that are the same in every lane.</summary>
    public IEnumerable<string> Registers => AllScalars.Select(Register).Concat(Arguments.Select(coefficient => coefficient.Register));

    /// <summary>
    /// The numerator and the root if parameters move by numerator / (root + epsilon), in the names of <see cref="Body"/>; otherwise null.
    /// </summary>
    public virtual QuotientByRoot? QuotientByRoot => null;

    /// <summary>The update as a formula of the prepared gradient.</summary>
    protected abstract string DirectionFormula { get; }

    /// <summary>
    /// The members of the runtime's <c>StepScalars</c> that <see cref="Body"/> uses, each as a register of its name in lower case.
    /// </summary>
    protected abstract IReadOnlyList<string> Scalars { get; }

    /// <summary>What <see cref="Body"/> derives from the hyper-parameters, by the names that it uses.</summary>
    protected abstract IReadOnlyList<Coefficient> Coefficients { get; }

    private IEnumerable<Coefficient> AllCoefficients =>
        Coefficients.Select(coefficient => coefficient with { IsArgument = plan.TakesHyperParameters }).Concat(_preparation.Coefficients);

    private IEnumerable<string> AllScalars => Scalars.Concat(_preparation.Scalars);

    public static OptimizerEmitter For(OptimizerPlan plan) => plan.Spec switch
    {
        AdamWAttribute adamW => new AdamWEmitter(adamW, plan),
        AdamAttribute adam => new AdamEmitter(adam, plan),
        NAdamAttribute nadam => new NAdamEmitter(nadam, plan),
        RAdamAttribute radam => new RAdamEmitter(radam, plan),
        AdamaxAttribute adamax => new AdamaxEmitter(adamax, plan),
        AdagradAttribute adagrad => new AdagradEmitter(adagrad, plan),
        AdadeltaAttribute adadelta => new AdadeltaEmitter(adadelta, plan),
        LionAttribute lion => new LionEmitter(lion, plan),
        RmsPropAttribute rmsProp => new RmsPropEmitter(rmsProp, plan),
        SgdAttribute { Momentum: 0 } => new SgdEmitter(plan),
        SgdAttribute sgd => new MomentumEmitter(sgd, plan),
        _ => throw new InvalidOperationException($"No emitter for {plan.Spec}."),
    };

    /// <summary>Puts the step's scalars into registers, once per kernel. They are rounded to float here, and only here.</summary>
    public IEnumerable<string> BroadcastScalars(VectorWriter vector) => AllScalars
        .Select(name => $"{vector.Type} {Register(name)} = {vector.Broadcast($"(float)scalars.{name}")};")
        .Concat(Arguments.Select(coefficient => $"{vector.Type} {coefficient.Register} = {vector.Broadcast(coefficient.Name)};"));

    /// <summary>The statements of an update; if it divides by a root, those before the quotient.</summary>
    public IEnumerable<string> Statements(VectorWriter vector) =>
        _preparation.Emit(vector, name => Constant(vector, name)).Concat(Body(vector));

    /// <summary>A coefficient in every lane: a constant, or the register that holds the argument.</summary>
    protected string Constant(VectorWriter vector, string name)
    {
        Coefficient coefficient = AllCoefficients.Single(coefficient => coefficient.Name == name);
        return coefficient.IsArgument ? coefficient.Register : vector.Constant(coefficient.Value);
    }

    /// <summary>A hyper-parameter as an argument of a <c>StepRule</c>, with its name.</summary>
    protected string Argument(Hyperparameter source, double value) =>
        $"{Coefficient.NameOf(source)}: {(plan.TakesHyperParameters ? $"state.Hyperparameters.{source}" : Literal.Double(value))}";

    /// <summary>Returns the parameter, moved by a step in a direction, and moves its average after it.</summary>
    public IEnumerable<string> Step(VectorWriter vector, string direction)
    {
        string parameter = _preparation.DecaysParameter ? "wt" : vector.Load(Parameter.Updated, "at");
        string moved = vector.MultiplyAdd("stepSize", direction, parameter);
        return
        [
            .. _preparation.Decay(vector),
            .. plan.AverageDecay is not { } decay
                ? (string[])[$"return {moved};"]
                :
                [
                    $"{vector.Type} moved = {moved}, before = {vector.Load(OptimizerPlan.Average, "at")};",
                    vector.Store(vector.MultiplyAdd(vector.Constant(1 - decay), "moved - before", "before"), OptimizerPlan.Average, "at"),
                    "return moved;",
                ],
        ];
    }

    /// <summary>
    /// The statements of the update: g is the gradient, w and the states are references, at is the index into them. They end with
    /// <see cref="Step"/>, except where there is a <see cref="QuotientByRoot"/>.
    /// </summary>
    protected abstract IEnumerable<string> Body(VectorWriter vector);

    private static string Register(string scalar) => char.ToLowerInvariant(scalar[0]) + scalar.Substring(1);
}
