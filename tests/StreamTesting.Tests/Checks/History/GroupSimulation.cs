namespace StreamTesting.Tests;

/// <summary>
/// A consumer group over three partitions, played by chance: it produces, polls, processes, commits, rebalances (eagerly or cooperatively), crashes, restarts, pauses and retries,
/// and reads to the end. It is right, but for one bug that it may have.
/// </summary>
internal sealed class GroupSimulation
{
    public enum Bug
    {
        None,
        SkipsARecord,
        GoesBack,
        ProcessesTwice,
        CommitsFirst,
        CommitsTooFar,
        CommitsBack,
        ForgetsToCommit,
        StartsAnew,
        StartsTooLate,
        ReadsAborted,
    }

    private const int Partitions = 3;
    private readonly List<HistoryStep> _steps = [];
    private readonly List<(long Offset, bool IsAborted, bool IsKnown)>[] _logs = [.. Enumerable.Range(0, Partitions).Select(_ => new List<(long, bool, bool)>())];
    private readonly long[] _ends = new long[Partitions];
    private readonly long[] _committed = [-1, -1, -1];
    private readonly string?[] _owners = new string?[Partitions];
    private readonly long[] _positions = new long[Partitions];
    private readonly bool[] _isTooLate = new bool[Partitions];
    private readonly SortedSet<long>[] _todo = [new(), new(), new()];
    private readonly HashSet<int> _paused = [];
    private readonly List<string> _members = [];
    private readonly List<HistoryStep> _told = [];
    private readonly Bug _bug;
    private readonly bool _isCooperative;
    private readonly bool _isTransactional;
    private RandomSource _random;
    private int _started;

    private GroupSimulation(ulong seed, Bug bug, bool isTransactional)
    {
        (_random, _bug, _isTransactional) = (new Seed(seed).Random(), bug, isTransactional);
        _isCooperative = Chance(0.5);
    }

    /// <summary>How often the bug did something.</summary>
    public int Fired { get; private set; }

    public IReadOnlyList<HistoryStep> Steps => _steps;

    public static GroupSimulation Play(ulong seed, Bug bug = Bug.None, bool isTransactional = false)
    {
        var group = new GroupSimulation(seed, bug, isTransactional);
        group.Join();
        for (var i = 0; i < 120; i++)
        {
            group.Act();
        }

        group.Finish();
        return group;
    }

    private void Act()
    {
        switch (_random.NextBelow(12))
        {
            case 0 or 1 or 2:
                Produce();
                break;
            case 3:
                Join();
                break;
            case 4:
                Leave(_members[(int)_random.NextBelow(_members.Count)], crashes: Chance(0.5));
                break;
            case 5:
                var paused = (int)_random.NextBelow(Partitions);
                _ = _paused.Add(paused) || _paused.Remove(paused);
                Step(_paused.Contains(paused) ? HistoryStepKind.Pause : HistoryStepKind.Resume, _owners[paused]!, paused);
                break;
            default:
                Poll((int)_random.NextBelow(Partitions), finishes: false);
                break;
        }
    }

    private void Produce()
    {
        var partition = (int)_random.NextBelow(Partitions);
        var count = 1 + _random.NextBelow(6);
        for (var i = 0; i < count; i++)
        {
            var (isAborted, isUnknown) = (Chance(0.1), Chance(0.1));
            var isThere = !isUnknown || Chance(0.5);
            if (isThere || isAborted)
            {
                _logs[partition].Add((_ends[partition], isAborted, !isUnknown));
                Step(HistoryStepKind.Send, "producer", partition, _ends[partition]++, isAborted ? HistoryOutcome.Fail : isUnknown ? HistoryOutcome.Info : HistoryOutcome.Ok);
            }
        }

        _ends[partition] += Chance(0.3) ? 1 : 0;
    }

    private void Poll(int partition, bool finishes)
    {
        var owner = _owners[partition]!;
        if (_paused.Contains(partition) && !finishes)
        {
            return;
        }

        Tell(owner);
        if (Fires(Bug.GoesBack) && Back(partition) is { } back)
        {
            _positions[partition] = back;
            Fired++;
        }

        var limit = finishes ? int.MaxValue : 1 + (int)_random.NextBelow(4);
        var read = new List<long>();
        foreach (var (offset, isAborted, isKnown) in _logs[partition].Where(record => record.Offset >= _positions[partition]).ToList())
        {
            if (read.Count == limit)
            {
                break;
            }

            if (isAborted && !Fires(Bug.ReadsAborted))
            {
                continue;
            }

            if (!isAborted && isKnown && read.Count > 0 && Fires(Bug.SkipsARecord))
            {
                Fired += _logs[partition].Any(record => record.Offset > offset && !record.IsAborted) ? 1 : 0;
                continue;
            }

            Fired += isAborted ? 1 : 0;
            read.Add(offset);
        }

        if (read.Count == 0)
        {
            return;
        }

        Fired += _isTooLate[partition] ? 1 : 0;
        _isTooLate[partition] = false;
        _steps.Add(new HistoryStep(HistoryStepKind.Poll, owner) { Records = [.. read.Select(offset => new HistoryRecord(Histories.Topic, partition, offset))] });
        _positions[partition] = read[^1] + 1;
        _todo[partition].UnionWith(read);
        Work(partition, owner, finishes);
    }

    private void Work(int partition, string owner, bool finishes)
    {
        if (_isTransactional)
        {
            Transact(partition, owner, finishes);
            return;
        }

        if (Fires(Bug.CommitsFirst))
        {
            Fired++;
            Commit(partition, owner, _positions[partition]);
        }

        foreach (var offset in _todo[partition].ToList())
        {
            if (!finishes && Chance(0.1))
            {
                Step(HistoryStepKind.Seek, owner, partition, offset);
                _positions[partition] = offset;
                _todo[partition].Clear();
                return;
            }

            Step(HistoryStepKind.Processed, owner, partition, offset);
            _todo[partition].Remove(offset);
            if (Fires(Bug.ProcessesTwice))
            {
                Fired++;
                Step(HistoryStepKind.Processed, owner, partition, offset);
            }

            if (Chance(0.4))
            {
                Commit(partition, owner, offset + 1);
            }
        }

        if (finishes || Chance(0.5))
        {
            Commit(partition, owner, _positions[partition]);
        }
    }

    /// <summary>One transaction for a poll: processed and committed, or aborted and read again.</summary>
    private void Transact(int partition, string owner, bool finishes)
    {
        var aborts = !finishes && Chance(0.2);
        foreach (var offset in _todo[partition])
        {
            Step(HistoryStepKind.Processed, owner, partition, offset);
        }

        var first = _todo[partition].FirstOrDefault(_positions[partition]);
        _todo[partition].Clear();
        if (aborts)
        {
            Step(HistoryStepKind.Abort, owner);
            Step(HistoryStepKind.Seek, owner, partition, first);
            _positions[partition] = first;
            return;
        }

        var isUnknown = !finishes && Chance(0.1);
        var isCommitted = !isUnknown || Chance(0.5);
        Step(HistoryStepKind.Commit, owner, partition, _positions[partition], isUnknown ? HistoryOutcome.Info : HistoryOutcome.Ok);
        _committed[partition] = isCommitted ? _positions[partition] : _committed[partition];
        if (isUnknown)
        {
            Leave(owner, crashes: true);
        }
    }

    private void Commit(int partition, string owner, long offset)
    {
        if (_bug == Bug.ForgetsToCommit)
        {
            Fired++;
            return;
        }

        if (Fires(Bug.CommitsBack) && _committed[partition] > 1)
        {
            Fired++;
            Step(HistoryStepKind.Commit, owner, partition, offset);
            Step(HistoryStepKind.Commit, owner, partition, offset - 1);
        }

        if (Fires(Bug.CommitsTooFar) && _logs[partition].Any(record => record.Offset == offset && !record.IsAborted))
        {
            Fired++;
            Step(HistoryStepKind.Commit, owner, partition, offset + 1);
        }

        _committed[partition] = offset;
        var (isUnknown, isLate) = (Chance(0.1) && _bug != Bug.StartsTooLate, Chance(0.2) || _told.Exists(told => told.Consumer == owner));
        var step = new HistoryStep(HistoryStepKind.Commit, owner) { Records = [new HistoryRecord(Histories.Topic, partition, offset)], Outcome = isUnknown ? HistoryOutcome.Info : HistoryOutcome.Ok };
        (isLate ? _told : _steps).Add(step);
    }

    /// <summary>What a client was told by a callback that it serves only when it is polled again.</summary>
    private void Tell(string member)
    {
        _steps.AddRange(_told.Where(step => step.Consumer == member));
        _told.RemoveAll(step => step.Consumer == member);
    }

    private void Join()
    {
        if (_members.Count < 4)
        {
            _members.Add($"m{_started++}");
            Step(HistoryStepKind.Subscribe, _members[^1]);
            Share();
        }
    }

    private void Leave(string member, bool crashes)
    {
        if (_members.Count == 1)
        {
            Join();
        }

        Tell(member);
        _members.Remove(member);
        Step(crashes ? HistoryStepKind.Crash : HistoryStepKind.Close, member);
        for (var partition = 0; partition < Partitions; partition++)
        {
            _owners[partition] = _owners[partition] == member ? null : _owners[partition];
        }

        Share();
    }

    private void Share()
    {
        var before = _owners.ToArray();
        var after = before.Select(_ => _members[(int)_random.NextBelow(_members.Count)]).ToArray();
        for (var partition = 0; partition < Partitions; partition++)
        {
            if (before[partition] is { } owner && (!_isCooperative || owner != after[partition]))
            {
                if (Chance(0.5))
                {
                    Tell(owner);
                }

                Step(Chance(0.8) ? HistoryStepKind.Revoked : HistoryStepKind.Lost, owner, partition);
            }
        }

        for (var partition = 0; partition < Partitions; partition++)
        {
            if (!_isCooperative || before[partition] != after[partition])
            {
                Start(partition, after[partition]);
            }
        }
    }

    private void Start(int partition, string owner)
    {
        Tell(owner);
        (_owners[partition], _positions[partition]) = (owner, Math.Max(_committed[partition], 0));
        _todo[partition].Clear();
        _paused.Remove(partition);
        _isTooLate[partition] = false;
        if (Fires(Bug.StartsAnew) && _committed[partition] > 0 && _logs[partition].Any(record => record.Offset < _committed[partition] && !record.IsAborted))
        {
            (_positions[partition], Fired) = (0, Fired + 1);
        }
        else if (Fires(Bug.StartsTooLate) && _logs[partition].Any(record => record.Offset == _positions[partition] && !record.IsAborted && record.IsKnown)
            && _logs[partition].Any(record => record.Offset > _positions[partition] && !record.IsAborted))
        {
            (_positions[partition], _isTooLate[partition]) = (_positions[partition] + 1, true);
        }

        Step(HistoryStepKind.Assigned, owner, partition);
    }

    private void Finish()
    {
        for (var partition = 0; partition < Partitions; partition++)
        {
            Poll(partition, finishes: true);
            Work(partition, _owners[partition]!, finishes: true);
            Tell(_owners[partition]!);
            if (_bug != Bug.ForgetsToCommit && _positions[partition] > 0)
            {
                Step(HistoryStepKind.Commit, _owners[partition]!, partition, _positions[partition]);
            }
        }

        _members.ForEach(Tell);
        _members.ForEach(member => Step(HistoryStepKind.Close, member));
    }

    private long? Back(int partition)
    {
        var done = _steps.Where(step => step.Kind == HistoryStepKind.Processed && step.Consumer == _owners[partition]).SelectMany(step => step.Records)
            .Where(record => record.Partition == partition && record.Offset < _positions[partition]).ToList();
        var last = _steps.FindLastIndex(step => step.Kind == HistoryStepKind.Assigned && step.Records[0].Partition == partition);
        var hasRead = _steps.Skip(last).Any(step => step.Kind == HistoryStepKind.Poll && step.Records[0].Partition == partition);
        return done.Count > 0 && hasRead && !_todo[partition].Any() ? done[^1].Offset : null;
    }

    private bool Fires(Bug bug) => _bug == bug && Chance(0.3);

    private bool Chance(double probability) => _random.NextCoin(probability);

    private void Step(HistoryStepKind kind, string who) => _steps.Add(new HistoryStep(kind, who));

    private void Step(HistoryStepKind kind, string who, int partition, long offset = -1, HistoryOutcome outcome = HistoryOutcome.Ok) =>
        _steps.Add(new HistoryStep(kind, who) { Records = [new HistoryRecord(Histories.Topic, partition, offset)], Outcome = outcome });
}
