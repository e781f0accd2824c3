using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Optimizers;

/// <summary>
/// Emits one optimizer's update of a vector of parameters: the same text serves the weight-gradient epilogue of a network, its
/// materialized update and the optimizers for flat parameters. To add an optimizer, write a class and one line in <see cref="For"/>.
/// </summary>
/// <remarks>The scalars of a step come from the runtime's <c>StepRule</c>, the other half of the formula.</remarks>
/// <param name="spec">The optimizer.</param>
/// <param name="takesHyperParameters">
/// Whether the hyper-parameters are arguments of the kernels, as for flat parameters, or constants that fold into them.
/// </param>
internal abstract partial class OptimizerEmitter(OptimizerSpec spec, bool takesHyperParameters)
{
    private const string Average = "average";

    private GradientSpec _control = new();
    private double? _averageDecay;

    /// <summary>Name for the emitted documentation.</summary>
    public abstract string Name { get; }

    /// <summary>The update as a formula, from the raw gradient on.</summary>
    public string Formula => ControlFormula + GradientFormula + DirectionFormula + (_averageDecay is null ? "" : "; average += (1-decay)(w - average)");

    /// <summary>Parameter names of the state buffers, in their order.</summary>
    public abstract IReadOnlyList<string> States { get; }

    /// <summary>The states, and the moving average of the parameters where one is declared.</summary>
    public IReadOnlyList<string> Buffers => _averageDecay is null ? States : [.. States, Average];

    /// <summary>What each state starts from.</summary>
    public virtual IReadOnlyList<double> InitialStates => [.. States.Select(_ => 0d)];

    /// <summary>The call that advances the step, after <c>StepRule.</c>, given the state and the learning rate.</summary>
    public abstract string Advance { get; }

    /// <summary>References to the parameters and the states, as kernels take them.</summary>
    public IEnumerable<string> BufferParameters => new[] { "w" }.Concat(Buffers).Select(name => $"ref float {name}");

    /// <summary>The arguments for <see cref="BufferParameters"/>.</summary>
    public IEnumerable<string> BufferArguments => new[] { "w" }.Concat(Buffers).Select(name => $"ref {name}");

    /// <summary>The coefficients that are parameters of the kernels.</summary>
    public IEnumerable<string> CoefficientArguments => takesHyperParameters ? AllCoefficients.Select(coefficient => coefficient.Name) : [];

    /// <summary>The parameters of a kernel that are no references, after the number of elements.</summary>
    public IEnumerable<string> ScalarParameters => new[] { "StepScalars scalars" }.Concat(CoefficientArguments.Select(name => $"float {name}"));

    /// <summary>Whether the hyper-parameters are arguments, so that an option may be on or off when the program runs.</summary>
    protected bool TakesHyperParameters => takesHyperParameters;

    /// <summary>The update as a formula, from the gradient that <see cref="Gradient"/> leaves on.</summary>
    protected abstract string DirectionFormula { get; }

    /// <summary>Where parameters move by numerator / (root + epsilon): what the two are, by the names of <see cref="Body"/>.</summary>
    protected virtual QuotientByRoot? QuotientByRoot => null;

    /// <summary>The members of the runtime's <c>StepScalars</c> that <see cref="Body"/> uses, each as a register of its name in lower case.</summary>
    protected abstract IReadOnlyList<string> Scalars { get; }

    /// <summary>What <see cref="Body"/> derives from the hyper-parameters, by the names that it uses.</summary>
    protected abstract IReadOnlyList<Coefficient> Coefficients { get; }

    private IEnumerable<Coefficient> AllCoefficients => Coefficients.Concat(GradientCoefficients);

    private IEnumerable<string> AllScalars => Scalars.Concat(GradientScalars);

    private IEnumerable<string> Registers => AllScalars.Select(Register).Concat(CoefficientArguments.Select(name => name + "All"));

    /// <param name="spec">The optimizer.</param>
    /// <param name="takesHyperParameters">
    /// False for a network; true for flat parameters, where the spec says which variant is emitted and its numbers are not used.
    /// </param>
    public static OptimizerEmitter For(OptimizerSpec spec, bool takesHyperParameters = false) => spec switch
    {
        AdamWSpec adamW => new AdamWEmitter(adamW, takesHyperParameters),
        AdamSpec adam => new AdamEmitter(adam, takesHyperParameters),
        NAdamSpec nadam => new NAdamEmitter(nadam, takesHyperParameters),
        RAdamSpec radam => new RAdamEmitter(radam, takesHyperParameters),
        AdamaxSpec adamax => new AdamaxEmitter(adamax, takesHyperParameters),
        AdagradSpec adagrad => new AdagradEmitter(adagrad, takesHyperParameters),
        LionSpec lion => new LionEmitter(lion, takesHyperParameters),
        RmsPropSpec rmsProp => new RmsPropEmitter(rmsProp, takesHyperParameters),
        SgdSpec { Momentum: 0 } sgd => new SgdEmitter(sgd, takesHyperParameters),
        SgdSpec sgd => new MomentumEmitter(sgd, takesHyperParameters),
        _ => throw new InvalidOperationException($"No emitter for {spec}."),
    };

    /// <summary>The optimizer of a network, with what the network does to gradients before and to parameters after the update.</summary>
    public static OptimizerEmitter For(NetworkSpec network)
    {
        OptimizerEmitter emitter = For(network.Optimizer);
        emitter._control = network.Gradient;
        emitter._averageDecay = network.AverageDecay;
        return emitter;
    }

    /// <summary>Puts the step's scalars into registers, once per kernel. They are rounded to float here, and only here.</summary>
    public IEnumerable<string> BroadcastScalars(VectorWriter vector) => AllScalars
        .Select(name => $"{vector.Type} {Register(name)} = {vector.Broadcast($"(float)scalars.{name}")};")
        .Concat(CoefficientArguments.Select(name => $"{vector.Type} {name}All = {vector.Broadcast(name)};"));

    /// <summary>Whether an update comes in two halves, with a root between them.</summary>
    public bool DividesByRoot => QuotientByRoot is not null;

    /// <summary>Vector operations of an update, counted in what is emitted.</summary>
    public int Operations
    {
        get
        {
            var vector = new VectorWriter(VectorTarget.Vector128);
            string text = string.Join("\n", QuotientByRoot is { } quotient
                ? Statements(vector).Concat(Operands(vector, quotient)).Concat(Conclusion(vector))
                : Statements(vector));
            return text.Split([$"{vector.Target.Name}."], StringSplitOptions.None).Length - 1;
        }
    }

    /// <summary>A call of the emitted <c>Update</c>, whose value is the updated parameters.</summary>
    public string Call(string gradient, Position at) =>
        $"Update({gradient}, {string.Join(", ", BufferArguments)}, {at}, {string.Join(", ", Registers)})";

    /// <summary>A call of the first half of <c>Update</c>.</summary>
    /// <param name="gradient">The gradient.</param>
    /// <param name="at">Where it lies.</param>
    /// <param name="declaration">A type and a space where the results are declared by the call.</param>
    public string CallPrepare(string gradient, Position at, string declaration = "") =>
        $"Prepare({gradient}, {string.Join(", ", BufferArguments)}, {at}, {string.Join(", ", Registers)}, out {declaration}numerator, out {declaration}root);";

    /// <summary>A call of the second half of <c>Update</c>, whose value is the updated parameters.</summary>
    public string CallConclude(Position at) =>
        $"Conclude(numerator, root, {string.Join(", ", BufferArguments)}, {at}, {string.Join(", ", Registers)})";

    /// <summary>
    /// Emits <c>Update</c>: the formula for one vector, which stores the states and returns the parameters. Where it divides by a root, in two
    /// halves, so that a kernel can do something else while the root is computed.
    /// </summary>
    public void EmitUpdate(SourceWriter writer, VectorWriter vector)
    {
        if (QuotientByRoot is not { } quotient)
        {
            Method("Update", $"{Name} for one vector of parameters: {Formula}.", ["g"], [], Statements(vector));
            return;
        }

        Method("Update", $"{Name} for one vector of parameters: {Formula}.", ["g"], [],
        [
            CallPrepare("g", "at", $"{vector.Type} "),
            $"return {CallConclude("at")};",
        ]);
        writer.Blank();
        Method("Prepare", "The first half of an update: the states, and what the parameters move by as numerator and root.", ["g"], ["numerator", "root"],
            Statements(vector).Concat(Operands(vector, quotient)));
        writer.Blank();
        Method("Conclude", "The second half of an update: the parameters.", ["numerator", "root"], [], Conclusion(vector));

        void Method(string name, string summary, string[] values, string[] results, IEnumerable<string> body)
        {
            IEnumerable<string> parameters =
            [
                .. values.Select(value => $"{vector.Type} {value}"),
                .. BufferParameters,
                "nuint at",
                .. Registers.Select(register => $"{vector.Type} {register}"),
                .. results.Select(result => $"out {vector.Type} {result}"),
            ];
            writer.Line($"/// <summary>{summary}</summary>")
                .Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]")
                .Block(
                    $"private static {(results.Length > 0 ? "void" : vector.Type)} {name}({string.Join(", ", parameters)})",
                    () => writer.Lines(string.Join("\n", body)));
        }
    }

    /// <summary>All of an update, or what comes before the quotient by a root.</summary>
    private IEnumerable<string> Statements(VectorWriter vector) => Control(vector).Concat(Gradient(vector)).Concat(Body(vector));

    private static IEnumerable<string> Operands(VectorWriter vector, QuotientByRoot quotient) =>
        [$"numerator = {quotient.Numerator(vector)};", $"root = {vector.Sqrt(quotient.Radicand)};"];

    private IEnumerable<string> Conclusion(VectorWriter vector) => Step(vector, "numerator / (root + epsilon)");

    /// <summary>A coefficient in every lane: a constant, or the register that holds the argument.</summary>
    protected string Constant(VectorWriter vector, string name) =>
        takesHyperParameters ? name + "All" : vector.Constant(AllCoefficients.Single(coefficient => coefficient.Name == name).Value);

    /// <summary>Returns the parameter, moved by a step in a direction, and moves its average after it.</summary>
    protected IEnumerable<string> Step(VectorWriter vector, string direction)
    {
        string moved = vector.MultiplyAdd("stepSize", direction, HasDecay && IsDecayDecoupled ? "wt" : vector.Load("w", "at"));
        return
        [
            .. Decay(vector),
            .. _averageDecay is not { } decay
                ? (string[])[$"return {moved};"]
                :
                [
                    $"{vector.Type} moved = {moved}, before = {vector.Load(Average, "at")};",
                    vector.Store(vector.MultiplyAdd(vector.Constant(1 - decay), "moved - before", "before"), Average, "at"),
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

/// <summary>A number that an update multiplies by.</summary>
internal readonly record struct Coefficient(string Name, double Value);
