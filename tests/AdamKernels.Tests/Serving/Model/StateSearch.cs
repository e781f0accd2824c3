namespace AdamKernels.Tests.Serving.Model;

/// <summary>Goes through all states that the threads of a model can reach, whichever of them makes the next step.</summary>
internal sealed class StateSearch
{
    public const string Lost = "a slot stays held when all readers have gone";

    private readonly PublishModel _model;
    private readonly List<(ModelState State, int Before, string Step)> _found = [];
    private readonly HashSet<byte[]> _known = new(ByteArrayComparer.Instance);
    private string? _problem;

    /// <summary>Searches until all states are known, or one is wrong.</summary>
    public StateSearch(PublishModel model)
    {
        _model = model;
        Add(ModelState.Start(model), before: -1, "start", problem: null);
        for (int i = 0; i < _found.Count && _problem is null; i++)
        {
            Continue(i);
        }
    }

    /// <summary>Number of states.</summary>
    public int Count => _found.Count;

    /// <summary>What is wrong, with the shortest sequence of steps that leads there; null if nothing is.</summary>
    public string? Problem => _problem is null ? null : $"{_problem}:\n{string.Join('\n', Path(_found.Count - 1).Reverse())}";

    /// <summary>Makes the next step of each thread that has not ended. None waits for another one.</summary>
    private void Continue(int index)
    {
        ModelState state = _found[index].State;
        bool isEnd = true;
        if (_model.Publications == 0 || state.Left > 0)
        {
            isEnd = false;
            ModelState next = state.Copy();
            Add(next, index, $"publisher {_model.Publisher[state.Step].Name}", _model.RunPublisher(next));
        }

        for (int reader = 0; reader < _model.Readers && _problem is null; reader++)
        {
            if (_model.Leases == 0 || state.LeasesLeft(reader) > 0)
            {
                isEnd = false;
                ModelState next = state.Copy();
                Add(next, index, $"reader {reader + 1} {_model.Reader[state.StepOf(reader)].Name}", _model.RunReader(next, reader));
            }
        }

        if (isEnd && !HasAllSlots(state))
        {
            Add(state, index, "end", Lost);
        }
    }

    private void Add(ModelState state, int before, string step, string? problem)
    {
        _problem ??= problem;
        if (_known.Add(state.ToKey()) || problem is not null)
        {
            _found.Add((state, before, step));
        }
    }

    private bool HasAllSlots(ModelState state) => Enumerable.Range(0, _model.Slots).All(slot =>
        (state.Acquired(slot) + (slot == state.Current ? state.Count : 0)) % _model.Modulus == state.Released(slot));

    private IEnumerable<string> Path(int index)
    {
        for (; index >= 0; index = _found[index].Before)
        {
            yield return _found[index].Step;
        }
    }
}
