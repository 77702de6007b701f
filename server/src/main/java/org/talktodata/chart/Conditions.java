package org.talktodata.chart;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.talktodata.chartquery.Aggregate;
import org.talktodata.chartquery.Channel;
import org.talktodata.chartquery.Predicate;
import org.talktodata.chartquery.TimeUnit;
import org.talktodata.chartquery.Value;

/** Predicates in words: "fuel diesel and price over 100", "燃料为柴油且价格大于100". */
final class Conditions {
  private final Language language;

  Conditions(Language language) {
    this.language = language;
  }

  String of(Predicate predicate) {
    if (predicate instanceof Predicate.And and) {
      return joined(and.parts(), language.pick(" and ", "且"));
    }
    if (predicate instanceof Predicate.Or or) {
      return joined(or.parts(), language.pick(" or ", "或"));
    }
    if (predicate instanceof Predicate.Not not) {
      return language.pick("not (%s)", "非（%s）").formatted(of(not.part()));
    }
    Predicate.Is is = (Predicate.Is) predicate;
    return test(operand(is.operand()), named(is));
  }

  /** The test with units of a calendar cycle by name: Saturday instead of 6. */
  private Predicate.Test named(Predicate.Is is) {
    Optional<TimeUnit> cycle =
        is.operand() instanceof Predicate.Field field
            ? field.timeUnit().filter(TimeUnit::cyclic)
            : Optional.empty();
    if (cycle.isEmpty()) {
      return is.test();
    }
    UnaryOperator<Value> name = value -> named(cycle.get(), value);
    if (is.test() instanceof Predicate.Compare compare) {
      return new Predicate.Compare(compare.comparator(), name.apply(compare.value()));
    }
    if (is.test() instanceof Predicate.Range range) {
      return new Predicate.Range(range.from().map(name), range.to().map(name));
    }
    return is.test() instanceof Predicate.OneOf oneOf
        ? new Predicate.OneOf(oneOf.values().stream().map(name).toList())
        : is.test();
  }

  private Value named(TimeUnit cycle, Value value) {
    return value instanceof Value.Number number
        ? new Value.Text(CycleNames.of(cycle, (int) number.number(), language))
        : value;
  }

  private String joined(List<Predicate> parts, String word) {
    return parts.stream()
        .map(part -> nested(part) ? language.pick("(%s)", "（%s）").formatted(of(part)) : of(part))
        .collect(Collectors.joining(word));
  }

  private static boolean nested(Predicate part) {
    return part instanceof Predicate.And || part instanceof Predicate.Or;
  }

  private String operand(Predicate.Operand operand) {
    Phrases phrases = new Phrases(language);
    if (operand instanceof Predicate.OfGroup group) {
      return phrases.measure(group.measure());
    }
    Predicate.Field field = (Predicate.Field) operand;
    return field
        .timeUnit()
        .filter(TimeUnit::cyclic)
        .map(
            unit ->
                language
                    .pick("%s (%s)", "%s（%s）")
                    .formatted(field.field().column(), phrases.unit(unit)))
        .orElse(field.field().column());
  }

  private String test(String operand, Predicate.Test test) {
    if (test instanceof Predicate.Compare compare) {
      return operand + comparator(compare.comparator(), compare.value()) + value(compare.value());
    }
    if (test instanceof Predicate.Range range) {
      return range(operand, range);
    }
    if (test instanceof Predicate.OneOf oneOf) {
      String values =
          oneOf.values().stream()
              .map(Phrases::value)
              .collect(Collectors.joining(language.pick(" or ", "或")));
      return operand + language.pick(" ", "为") + values;
    }
    if (test instanceof Predicate.Like like) {
      return operand + place(like.place()) + "“" + like.part() + "”";
    }
    if (test instanceof Predicate.Valid valid) {
      return operand
          + (valid.valid() ? language.pick(" present", "有值") : language.pick(" missing", "缺失"));
    }
    if (test instanceof Predicate.Relative relative) {
      return operand + language.pick(" ", "在") + relative(relative);
    }
    Predicate.In in = (Predicate.In) test;
    return language
        .pick("%s among %s", "%s在%s之中")
        .formatted(operand, in.field().table().orElseThrow());
  }

  /** Numbers are large or small, dates early or late. */
  private String comparator(Predicate.Comparator comparator, Value value) {
    boolean date = value instanceof Value.Text;
    return switch (comparator) {
      case EQUAL -> language.pick(" ", "为");
      case LT -> language.pick(date ? " before " : " below ", date ? "早于" : "小于");
      case LTE -> language.pick(date ? " until " : " at most ", date ? "截至" : "不超过");
      case GT -> language.pick(date ? " after " : " above ", date ? "晚于" : "大于");
      case GTE -> language.pick(date ? " since " : " at least ", date ? "始于" : "不低于");
    };
  }

  private String value(Value value) {
    if (!(value instanceof Value.OfTable whole)) {
      return Phrases.value(value);
    }
    Phrases phrases = new Phrases(language);
    boolean own = whole.field().isEmpty() && whole.aggregate() != Aggregate.COUNT;
    if (own) {
      return language.pick("its ", "其") + word(whole.aggregate());
    }
    return whole
        .field()
        .map(field -> phrases.measure(Channel.Aggregated.of(whole.aggregate(), field)))
        .orElseGet(() -> phrases.measure(Channel.Aggregated.count()));
  }

  private String word(Aggregate aggregate) {
    return switch (aggregate) {
      case MEAN -> language.pick("average", "平均值");
      case MEDIAN -> language.pick("median", "中位数");
      case MIN -> language.pick("minimum", "最小值");
      case MAX -> language.pick("maximum", "最大值");
      case SUM -> language.pick("total", "总和");
      default -> aggregate.name().toLowerCase(Locale.ROOT);
    };
  }

  private String range(String operand, Predicate.Range range) {
    if (range.from().isEmpty()) {
      return operand
          + comparator(Predicate.Comparator.LTE, range.to().get())
          + Phrases.value(range.to().get());
    }
    if (range.to().isEmpty()) {
      return operand
          + comparator(Predicate.Comparator.GTE, range.from().get())
          + Phrases.value(range.from().get());
    }
    return language
        .pick("%s from %s to %s", "%s在%s到%s之间")
        .formatted(operand, Phrases.value(range.from().get()), Phrases.value(range.to().get()));
  }

  private String place(Predicate.Like.Place place) {
    return switch (place) {
      case CONTAINS -> language.pick(" containing ", "包含");
      case STARTS_WITH -> language.pick(" starting with ", "开头为");
      case ENDS_WITH -> language.pick(" ending with ", "结尾为");
    };
  }

  private String relative(Predicate.Relative relative) {
    String unit = unit(relative.unit());
    if (relative.from() == relative.to()) {
      return single(relative.unit(), relative.from(), unit);
    }
    int count = relative.to() - relative.from() + 1;
    if (relative.to() == 0) {
      return language.pick("in the last %d %ss", "最近%d%s").formatted(count, counted(unit));
    }
    if (relative.from() == 0) {
      return language.pick("in the next %d %ss", "未来%d%s").formatted(count, counted(unit));
    }
    return language
        .pick("%3$ss %1$d to %2$d from now", "当前起第%d到%d%s")
        .formatted(relative.from(), relative.to(), counted(unit));
  }

  private String single(Predicate.Relative.Unit kind, int offset, String unit) {
    boolean day = kind == Predicate.Relative.Unit.DAY;
    if (day && Math.abs(offset) <= 1) {
      return switch (offset) {
        case -1 -> language.pick("yesterday", "昨天");
        case 0 -> language.pick("today", "今天");
        default -> language.pick("tomorrow", "明天");
      };
    }
    boolean year = kind == Predicate.Relative.Unit.YEAR;
    return switch (offset) {
      case -1 -> language.pick("last " + unit, year ? "去年" : "上" + counted(unit));
      case 0 -> language.pick("this " + unit, year ? "今年" : "本" + unit);
      case 1 -> language.pick("next " + unit, year ? "明年" : "下" + counted(unit));
      default ->
          language
              .pick(offset < 0 ? "%d %ss ago" : "%d %ss ahead", offset < 0 ? "%d%s前" : "%d%s后")
              .formatted(Math.abs(offset), counted(unit));
    };
  }

  /** Chinese counts months and the like with a measure word. */
  private String counted(String unit) {
    boolean word = unit.equals("月") || unit.equals("季度") || unit.equals("小时");
    return word ? "个" + unit : unit;
  }

  private String unit(Predicate.Relative.Unit unit) {
    return switch (unit) {
      case YEAR -> language.pick("year", "年");
      case QUARTER -> language.pick("quarter", "季度");
      case MONTH -> language.pick("month", "月");
      case WEEK -> language.pick("week", "周");
      case DAY -> language.pick("day", "天");
      case HOUR -> language.pick("hour", "小时");
    };
  }
}
