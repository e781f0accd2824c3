using System.Reflection;
using AdamKernels.Runtime;

namespace AdamKernels.RobustnessProbe.Bounds;

/// <summary>
/// The layout of a network whose blocks can be placed anywhere: in the workspace each block lies between protected pages of its own, and so
/// it does among the parameters if these are spread too.
/// </summary>
internal sealed class SpreadLayout
{
    private static readonly string[] ParameterNames = ["Weights", "Biases", "Gains", "Shifts"];

    /// <summary>What the runtime knows of the workspace.</summary>
    private static readonly PropertyInfo[] Places =
    [
        .. new[]
        {
            nameof(NetworkDescription.InputOffset), nameof(NetworkDescription.OutputOffset), nameof(NetworkDescription.TargetOffset),
            nameof(NetworkDescription.LossTermOffset), nameof(NetworkDescription.OutputGradientOffset),
            nameof(NetworkDescription.InputGradientOffset),
        }.Select(name => typeof(NetworkDescription).GetProperty(name)!),
    ];

    private readonly NetworkDescription _description;
    private readonly int[] _places;
    private readonly int[] _offsets;
    private readonly ArenaBlock[] _ofWorkspace;
    private readonly ArenaBlock[] _ofParameters;

    public SpreadLayout(Type network, NetworkDescription description)
    {
        _description = description;
        _places = [.. Places.Select(place => (int)place.GetValue(description)!)];
        _offsets = [.. description.Blocks.Select(block => block.Offset)];
        FieldInfo[] fields = network.Assembly.GetType($"AdamKernels.Generated.{network.FullName}.EmittedKernels.At", throwOnError: true)!
            .GetFields(BindingFlags.Static | BindingFlags.NonPublic);
        ILookup<bool, FieldInfo> byArena = fields.ToLookup(field => ParameterNames.Contains(field.Name.TrimEnd([.. "0123456789"])));
        _ofWorkspace = ArenaBlock.Of(byArena[false], description.WorkspaceLength);
        _ofParameters = ArenaBlock.Of(byArena[true], description.BufferLength);
        Workspace = new Arena(_ofWorkspace);
    }

    /// <summary>The workspace.</summary>
    public Arena Workspace { get; }

    /// <summary>Memory for parameters, gradients or a state, with a region for each block.</summary>
    public Arena CreateParameters() => new(_ofParameters);

    /// <summary>Places the blocks of the workspace, so that those of a number of rows meet protected pages.</summary>
    public void PlaceWorkspace(int rows, Placement placement)
    {
        for (int i = 0; i < _ofWorkspace.Length; i++)
        {
            ArenaBlock block = _ofWorkspace[i];
            int length = block.LengthOf(rows, _description.InputCount, _description.MaxBatchSize);
            int start = Workspace.Find(i, length, placement);
            block.Place(start);
            for (int place = 0; place < Places.Length; place++)
            {
                if (_places[place] == block.Start)
                {
                    Places[place].SetValue(_description, start);
                }
            }
        }

        Set(nameof(NetworkDescription.WorkspaceLength), Workspace.Length);
    }

    /// <summary>Places the parameters, each block at a protected page.</summary>
    /// <param name="arena">One of their arenas: all have the same layout.</param>
    /// <param name="placement">Where each lies between its pages.</param>
    public void PlaceParameters(Arena arena, Placement placement)
    {
        for (int i = 0; i < _ofParameters.Length; i++)
        {
            int start = arena.Find(i, _ofParameters[i].Length, placement);
            _ofParameters[i].Place(start);
            SetOffsets(block => block.Start == _ofParameters[i].Start, start);
        }

        Set(nameof(NetworkDescription.BufferLength), arena.Length);
    }

    private void SetOffsets(Func<(int Start, ParameterBlock Block), bool> where, int start)
    {
        foreach ((_, ParameterBlock block) in _offsets.Zip(_description.Blocks).Where(where))
        {
            typeof(ParameterBlock).GetProperty(nameof(ParameterBlock.Offset))!.SetValue(block, start);
        }
    }

    private void Set(string property, int value) => typeof(NetworkDescription).GetProperty(property)!.SetValue(_description, value);
}
