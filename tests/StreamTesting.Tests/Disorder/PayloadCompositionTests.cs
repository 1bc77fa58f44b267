using FsCheck;
using FsCheck.Fluent;

namespace StreamTesting.Tests;

public sealed class PayloadCompositionTests
{
    private static readonly StreamPlan Plain = new StreamPlan(new StayDomain(400)).Over(3);

    private static readonly Func<StreamPlan, StreamPlan>[] Steps =
    [
        plan => plan.Late(0.06, TimeSpan.FromHours(1)),
        plan => plan.Duplicated(0.1, DuplicateKind.Retry),
        plan => plan.OutOfOrder(0.12),
        plan => plan.Redelivered(20, 2),
        plan => plan.Evolved([FieldChange.Renamed("data.total", "amount"), FieldChange.Added("data.currency", "USD")], 0.3, of: ["booked"]),
        plan => plan.Faulty(0.1, "reversed-dates"),
        plan => plan.PartialUpdates(0.2, "data"),
        plan => plan.DuplicateRows(0.05),
        plan => plan.Poisoned(0.05),
    ];

    private static readonly DomainCatalog Catalog = new(new StayDomain(1));

    [Theory]
    [InlineData(1, "d3a9bd760d1bc1eeb81edd3630712e0bae384f24bf6fd9b830be8062d0c3b8df")]
    [InlineData(42, "fbdbe1a35ff60e94e330ed64d6b0d9855a98c0985109aa2745190eb98fb74cb8")]
    public void Fingerprint_OfFormatVersion1_NeverChanges(ulong seed, string expected)
    {
        Seed.FormatVersion.ShouldBe(1);
        All().Generate(new Seed(seed)).Fingerprint().ShouldBe(expected);
    }

    [Fact]
    public void Generate_StepsInAnyOrder_GivesTheSameBytes()
    {
        var expected = All().Generate(new Seed(1)).Fingerprint();

        for (var n = 0; n < 15; n++)
        {
            var permutation = new KeyedPermutation(new Seed(8).Derive(n), Steps.Length);
            var shuffled = Enumerable.Range(0, Steps.Length).Select(i => Steps[permutation.PlaceOf(i)]);

            shuffled.Aggregate(Plain, (plan, step) => step(plan)).Generate(new Seed(1)).Fingerprint().ShouldBe(expected);
        }
    }

    [Fact]
    public void FromJson_OfToJson_GivesAnEqualPlanAndTheSameStream()
    {
        var plan = All().With(new Poisoned(0.01, PoisonKinds.Huge | PoisonKinds.Empty) { HugeBytes = 5000 })
            .Faulty(0.1, PayloadFault.Wrong("data.status", System.Text.Json.Nodes.JsonNode.Parse("""{ "a": [1.0, "\u00e9<"] }""")), Choosing.ByCoin)
            .Evolved(FieldChange.Introduced("data.promo"), from: StayDomain.Start.AddHours(2))
            .Evolved(FieldChange.Added("x", null));

        var read = StreamPlan.FromJson(plan.ToJson(), Catalog);

        read.ShouldBe(plan);
        read.ToJson().ShouldBe(plan.ToJson());
        read.Generate(new Seed(1)).Fingerprint().ShouldBe(plan.Generate(new Seed(1)).Fingerprint());
        plan.ShouldNotBe(All());
    }

    [Fact]
    public void ToJson_StepsThatChangePayloads_AreReadable()
    {
        new StreamPlan(new StayDomain(10)).Evolved(FieldChange.Added("data.source", "web"), 0.5, of: ["booked"]).Faulty(0.1, "missing-amount").Poisoned(0.1).ToJson()
            .ShouldContain(
                """
                  "disorder": [
                    {
                      "step": "evolved",
                      "changes": [
                        {
                          "kind": "added",
                          "field": "data.source",
                          "value": "web",
                          "hasDefault": true
                        }
                      ],
                      "of": [
                        "booked"
                      ],
                      "rate": 0.5
                    },
                    {
                      "step": "faulty",
                      "fault": {
                        "name": "missing-amount",
                        "kind": "missing",
                        "field": "data.total",
                        "of": [
                          "booked"
                        ]
                      },
                      "rate": 0.1
                    },
                    {
                      "step": "poisoned",
                      "kinds": "common",
                      "hugeBytes": 900000,
                      "rate": 0.1
                    }
                  ]
                """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Generate_OneStepTurned_LeavesWhatTheOthersChose()
    {
        var plan = Plain.Duplicated(0.1, DuplicateKind.Retry).Late(0.1, TimeSpan.FromHours(1));
        Func<StreamPlan, double, StreamPlan>[] steps =
        [
            (p, rate) => p.Evolved(FieldChange.Added("x", 1), rate),
            (p, rate) => p.Faulty(rate, "missing-amount"),
            (p, rate) => p.Faulty(rate, "reversed-dates"),
            (p, rate) => p.PartialUpdates(rate, "data", of: ["cancelled"]),
            (p, rate) => p.DuplicateRows(rate),
            (p, rate) => p.Poisoned(rate),
        ];
        var before = steps.Aggregate(plan, (p, step) => step(p, 0.2)).Generate(new Seed(1)).Where(arrival => arrival.Event.Index >= 0).ToList();
        for (var turned = 0; turned < steps.Length; turned++)
        {
            var after = steps.Select((step, i) => (step, i)).Aggregate(plan, (p, s) => s.step(p, s.i == turned ? 0.7 : 0.2)).Generate(new Seed(1))
                .Where(arrival => arrival.Event.Index >= 0).ToList();
            Func<Arrival, bool>[] choices =
            [
                arrival => arrival.SchemaVersion == 2,
                arrival => arrival.Labels.Payload?.Faults.Any(fault => fault.Name == "missing-amount") == true,
                arrival => arrival.Labels.Payload?.Faults.Any(fault => fault.Name == "reversed-dates") == true,
                arrival => arrival.Causes.HasFlag(Causes.PartialUpdate),
                _ => true,
                arrival => arrival.Labels.IsPoisoned,
            ];
            for (var other = 0; other < steps.Length; other++)
            {
                if (other != turned || turned == 4)
                {
                    after.Where(choices[other]).Select(Name).Order().ShouldBe(before.Where(choices[other]).Select(Name).Order());
                }
            }
        }
    }

    [Fact]
    public void Generate_WithoutTheSteps_HasTheArrivalsOfBefore()
    {
        var with = Steps.Where((_, i) => i is < 3 or 4 or 5 or 8).Aggregate(Plain, (plan, step) => step(plan)).Generate(new Seed(1)).ToList();
        var without = Steps.Take(3).Aggregate(Plain, (plan, step) => step(plan)).Generate(new Seed(1)).ToList();

        with.Select(Name).ShouldBe(without.Select(Name));
        with.Select(arrival => arrival.ArrivalTime).ShouldBe(without.Select(arrival => arrival.ArrivalTime));
        without.ShouldAllBe(arrival => arrival.Labels.Payload == null);
    }

    [Fact]
    public void Labels_OfAnyStream_SayExactlyWhatTheBytesShow() => Check(stream =>
    {
        var plain = new StreamPlan(stream.Plan.Domain).Generate(stream.Seed).ToDictionary(arrival => arrival.Event.Id);
        foreach (var arrival in stream.Where(arrival => arrival.First is null && arrival.Event.Index >= 0))
        {
            var original = plain[arrival.Event.Id].Unstamped().ToBytes();
            var isChanged = !arrival.Unstamped().ToBytes().AsSpan().SequenceEqual(original);
            var label = arrival.Labels.Payload;

            (label is not null && (label.Faults.Length > 0 || label.Changes.Length > 0 || label.LeftOut.Length > 0)).ShouldBe(isChanged, arrival.ToString());
            arrival.Labels.IsPoisoned.ShouldBe(arrival.Read() is null);
        }
    });

    [Fact]
    public void Copies_OfAnyStream_AreOfTheKindTheyAreLabelled() => Check(stream =>
    {
        var arrivals = stream.ToList();
        foreach (var copy in arrivals.Where(arrival => arrival.Labels.IsDuplicate))
        {
            var first = arrivals[(int)copy.Labels.FirstPosition];
            var samePayload = copy.Unstamped().ToBytes().AsSpan().SequenceEqual(first.Unstamped().ToBytes());
            (copy.Labels.Duplicate switch
            {
                DuplicateKind.Exact => copy.ToBytes().AsSpan().SequenceEqual(first.ToBytes()),
                DuplicateKind.Retry => samePayload,
                DuplicateKind.Conflicting => !samePayload,
                _ => arrivals.Exists(earlier => earlier.Position < copy.Position && earlier.Event.Id == copy.Event.Id && earlier.ToBytes().AsSpan().SequenceEqual(copy.ToBytes())),
            }).ShouldBeTrue(copy.ToString());
        }
    });

    private static void Check(Action<EventStream> law)
    {
        var rates = Gen.Elements(0.0, 0.05, 0.5, 1.0);
        var fields = Gen.Elements("data.total", "data.status", "data.guest", "data.nights", "type");
        var step = Gen.OneOf(
            from rate in rates from kind in Gen.Elements(DuplicateKind.Exact, DuplicateKind.Retry, DuplicateKind.Conflicting) select (DisorderStep)new Duplicated(rate) { As = kind },
            from length in Gen.Choose(1, 60) select (DisorderStep)new Redelivered(length),
            from rate in rates from kinds in Gen.Elements(PoisonKinds.Common, PoisonKinds.CutShort) select (DisorderStep)new Poisoned(rate, kinds),
            from rate in rates select (DisorderStep)new DuplicateRows(rate),
            from rate in rates select (DisorderStep)new PartialUpdates(rate, "data"),
            from rate in rates
            from field in fields
            from make in Gen.Elements<Func<string, PayloadFault>>(PayloadFault.Missing, PayloadFault.Null, PayloadFault.Empty, one => PayloadFault.Wrong(one, "x"))
            select (DisorderStep)new Faulty(rate, make(field)),
            from rate in rates
            from field in fields
            from hours in Gen.Choose(0, 3)
            from make in Gen.Elements<Func<string, FieldChange>>(one => FieldChange.Removed(one), one => FieldChange.Renamed(one, "other"), FieldChange.AsArray, FieldChange.AsObject, one => FieldChange.Introduced(one))
            select (DisorderStep)new Evolved([make(field)], rate) { From = StayDomain.Start.AddHours(hours) });
        var streams =
            from steps in Gen.ListOf(step, 5)
            from seed in Gen.Choose(0, int.MaxValue)
            select steps.Aggregate(new StreamPlan(new StayDomain(120)).Over(2), (plan, one) => plan.With(one)).Generate(new Seed((ulong)seed));
        Prop.ForAll(streams.ToArbitrary(), law).Check(Config.QuickThrowOnFailure.WithMaxTest(150).WithReplay(1, 1));
    }

    private static StreamPlan All() => Steps.Aggregate(Plain, (plan, step) => step(plan));

    private static string Name(Arrival arrival) => $"{arrival.Event.Id} {arrival.Labels.Duplicate}";
}
