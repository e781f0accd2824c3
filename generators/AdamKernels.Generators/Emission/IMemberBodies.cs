using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission;

/// <summary>What the public members of a network do. Their declarations and their documentation are always the same.</summary>
internal interface IMemberBodies
{
    /// <summary>The documentation of the class.</summary>
    string Documentation { get; }

    /// <summary>The expression of the constructor with a seed.</summary>
    string Constructor { get; }

    /// <summary>The expression that creates a network whose parameters will be replaced.</summary>
    string Create { get; }

    /// <summary>The expression of the description.</summary>
    string Description { get; }

    /// <summary>The expression of the program.</summary>
    string Program { get; }

    /// <summary>The expression of the buffer of parameters.</summary>
    string Parameters { get; }

    /// <summary>The expression of the description of the loss.</summary>
    string Loss { get; }

    /// <summary>The expression of <c>GetParameters</c>.</summary>
    string GetParameters { get; }

    /// <summary>The expression of <c>SetParameters</c>.</summary>
    string SetParameters { get; }

    /// <summary>The expression that reads a standardization.</summary>
    /// <param name="side">What is standardized.</param>
    string GetStandardization(Standardized side);

    /// <summary>The expression that sets a standardization.</summary>
    /// <param name="side">What is standardized.</param>
    string SetStandardization(Standardized side);

    /// <summary>Emits the private members that expressions use.</summary>
    void EmitState(SourceWriter writer);

    /// <summary>Emits <c>Predict</c>, and the private members that it uses.</summary>
    /// <param name="writer">Receives them.</param>
    /// <param name="declaration">Its declaration, without a body.</param>
    void EmitPredict(SourceWriter writer, string declaration);
}
