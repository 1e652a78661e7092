define internal i32 @kernel.body.0(ptr %closure, i64 %begin, i64 %end, i64 %worker, ptr %context) #0 {
entry:
  %stack6 = alloca [384 x float], align 64
  %v0 = getelementptr i64, ptr %closure, i64 0
  %v1 = load ptr, ptr %v0, align 8
  %v2 = getelementptr i64, ptr %closure, i64 1
  %v3 = load ptr, ptr %v2, align 8
  %v4 = getelementptr i8, ptr %context, i64 16
  %v5 = load ptr, ptr %v4, align 8
  %v15 = getelementptr ptr, ptr %v1, i64 0
  %v16 = load ptr, ptr %v15, align 8
  %v27 = getelementptr i64, ptr %v3, i64 0
  %v28 = load i64, ptr %v27, align 8
  %v31 = getelementptr i64, ptr %v3, i64 1
  %v32 = load i64, ptr %v31, align 8
  %v36 = mul i64 %v28, -1
  %v37 = mul i64 %v32, -1
  %v38 = add i64 %v36, %v37
  %v39 = getelementptr float, ptr %v16, i64 %v38
  %v72 = getelementptr ptr, ptr %v1, i64 1
  %v73 = load ptr, ptr %v72, align 8
  %v74 = getelementptr i64, ptr %v3, i64 5
  %v75 = load i64, ptr %v74, align 8
  %v78 = getelementptr i64, ptr %v3, i64 3
  %v79 = load i64, ptr %v78, align 8
  %v82 = getelementptr i64, ptr %v3, i64 4
  %v83 = load i64, ptr %v82, align 8
  %v109 = getelementptr ptr, ptr %v1, i64 2
  %v110 = load ptr, ptr %v109, align 8
  %v111 = getelementptr i64, ptr %v3, i64 7
  %v112 = load i64, ptr %v111, align 8
  %v114 = getelementptr i64, ptr %v3, i64 8
  %v115 = load i64, ptr %v114, align 8
  br label %loop
loop:
  %index = phi i64 [ %begin, %entry ], [ %next, %after51 ]
  %v35 = mul i64 %index, %v28
  %v40 = getelementptr float, ptr %v39, i64 %v35
  br label %loop7
loop7:
  %i9 = phi i64 [ 0, %loop ], [ %next10, %after12 ]
  %o29 = phi i64 [ 0, %loop ], [ %next30, %after12 ]
  %v19 = add i64 %i9, %index
  %v20 = icmp slt i64 %v19, 15
  %v21 = icmp sge i64 %v19, 1
  %v22 = and i1 %v21, %v20
  %v41 = getelementptr float, ptr %v40, i64 %o29
  %v44 = mul i64 %i9, 128
  %v46 = getelementptr float, ptr %stack6, i64 %v44
  br label %loop11
loop11:
  %i13 = phi i64 [ 0, %loop7 ], [ %next14, %loop11 ]
  %o33 = phi i64 [ 0, %loop7 ], [ %next34, %loop11 ]
  %v17 = icmp slt i64 %i13, 15
  %v18 = icmp sge i64 %i13, 1
  %v23 = and i1 %v22, %v18
  %v24 = and i1 %v23, %v17
  %v25 = select i1 %v24, i8 -1, i8 0
  %v26 = bitcast i8 %v25 to <8 x i1>
  %v42 = getelementptr float, ptr %v41, i64 %o33
  %v43 = call <8 x float> @llvm.masked.load.v8f32.p0(ptr %v42, i32 4, <8 x i1> %v26, <8 x float> zeroinitializer)
  %v45 = mul i64 %i13, 8
  %v47 = getelementptr float, ptr %v46, i64 %v45
  store <8 x float> %v43, ptr %v47, align 4
  %next14.sum = add i64 %i13, 1
  %next14 = freeze i64 %next14.sum
  %next34.sum = add i64 %o33, %v32
  %next34 = freeze i64 %next34.sum
  %more48 = icmp slt i64 %next14, 16
  br i1 %more48, label %loop11, label %after12
after12:
  %next10.sum = add i64 %i9, 1
  %next10 = freeze i64 %next10.sum
  %next30.sum = add i64 %o29, %v28
  %next30 = freeze i64 %next30.sum
  %more49 = icmp slt i64 %next10, 3
  br i1 %more49, label %loop7, label %after8
after8:
  %v113 = mul i64 %index, %v112
  %v118 = getelementptr float, ptr %v110, i64 %v113
  br label %loop50
loop50:
  %i52 = phi i64 [ 0, %after8 ], [ %next53, %after55 ]
  %o116 = phi i64 [ 0, %after8 ], [ %next117, %after55 ]
  %v92 = mul i64 %i52, 8
  %v93 = getelementptr float, ptr %stack6, i64 %v92
  br label %loop54
loop54:
  %i56 = phi i64 [ 0, %loop50 ], [ %next57, %after61 ]
  %o80 = phi i64 [ 0, %loop50 ], [ %next81, %after61 ]
  %r58 = phi <16 x float> [ zeroinitializer, %loop50 ], [ %v100, %after61 ]
  %r59 = phi <16 x float> [ zeroinitializer, %loop50 ], [ %v103, %after61 ]
  %v86 = getelementptr float, ptr %v73, i64 %o80
  %v90 = mul i64 %i56, 128
  %v94 = getelementptr float, ptr %v93, i64 %v90
  br label %loop60
loop60:
  %i62 = phi i64 [ 0, %loop54 ], [ %next63, %after67 ]
  %o84 = phi i64 [ 0, %loop54 ], [ %next85, %after67 ]
  %r64 = phi <16 x float> [ %r58, %loop54 ], [ %v100, %after67 ]
  %r65 = phi <16 x float> [ %r59, %loop54 ], [ %v103, %after67 ]
  %v87 = getelementptr float, ptr %v86, i64 %o84
  %v91 = mul i64 %i62, 8
  %v95 = getelementptr float, ptr %v94, i64 %v91
  br label %loop66
loop66:
  %i68 = phi i64 [ 0, %loop60 ], [ %next69, %loop66 ]
  %o76 = phi i64 [ 0, %loop60 ], [ %next77, %loop66 ]
  %r70 = phi <16 x float> [ %r64, %loop60 ], [ %v100, %loop66 ]
  %r71 = phi <16 x float> [ %r65, %loop60 ], [ %v103, %loop66 ]
  %v88 = getelementptr float, ptr %v87, i64 %o76
  %v89 = load <16 x float>, ptr %v88, align 4
  %v96 = getelementptr float, ptr %v95, i64 %i68
  %v97 = load float, ptr %v96, align 4
  %v98 = insertelement <16 x float> poison, float %v97, i64 0
  %v99 = shufflevector <16 x float> %v98, <16 x float> poison, <16 x i32> zeroinitializer
  %v100 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v99, <16 x float> %v89, <16 x float> %r70)
  %v101 = getelementptr float, ptr %v88, i64 16
  %v102 = load <16 x float>, ptr %v101, align 4
  %v103 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v99, <16 x float> %v102, <16 x float> %r71)
  %next69.sum = add i64 %i68, 1
  %next69 = freeze i64 %next69.sum
  %next77.sum = add i64 %o76, %v75
  %next77 = freeze i64 %next77.sum
  %more104 = icmp slt i64 %next69, 8
  br i1 %more104, label %loop66, label %after67
after67:
  %next63.sum = add i64 %i62, 1
  %next63 = freeze i64 %next63.sum
  %next85.sum = add i64 %o84, %v83
  %next85 = freeze i64 %next85.sum
  %more105 = icmp slt i64 %next63, 3
  br i1 %more105, label %loop60, label %after61
after61:
  %next57.sum = add i64 %i56, 1
  %next57 = freeze i64 %next57.sum
  %next81.sum = add i64 %o80, %v79
  %next81 = freeze i64 %next81.sum
  %more106 = icmp slt i64 %next57, 3
  br i1 %more106, label %loop54, label %after55
after55:
  %v107 = fcmp ugt <16 x float> %v100, zeroinitializer
  %v108 = select <16 x i1> %v107, <16 x float> %v100, <16 x float> zeroinitializer
  %v119 = getelementptr float, ptr %v118, i64 %o116
  store <16 x float> %v108, ptr %v119, align 4
  %v120 = fcmp ugt <16 x float> %v103, zeroinitializer
  %v121 = select <16 x i1> %v120, <16 x float> %v103, <16 x float> zeroinitializer
  %v122 = getelementptr float, ptr %v119, i64 16
  store <16 x float> %v121, ptr %v122, align 4
  %next53.sum = add i64 %i52, 1
  %next53 = freeze i64 %next53.sum
  %next117.sum = add i64 %o116, %v115
  %next117 = freeze i64 %next117.sum
  %more123 = icmp slt i64 %next53, 14
  br i1 %more123, label %loop50, label %after51
after51:
  %next.sum = add i64 %index, 1
  %next = freeze i64 %next.sum
  %more = icmp slt i64 %next, %end
  br i1 %more, label %loop, label %done
done:
  ret i32 0
}
define i32 @kernel(ptr %data, ptr %strides, ptr %context) #0 {
entry:
  %closure2 = alloca [2 x i64], align 8
  %v0 = getelementptr i8, ptr %context, i64 16
  %v1 = load ptr, ptr %v0, align 8
  %v3 = getelementptr i64, ptr %closure2, i64 0
  store ptr %data, ptr %v3, align 8
  %v4 = getelementptr i64, ptr %closure2, i64 1
  store ptr %strides, ptr %v4, align 8
  %v5 = load ptr, ptr %context, align 8
  %v6 = call i32 %v5(ptr %context, ptr @kernel.body.0, ptr %closure2, i64 14)
  %v7 = icmp ne i32 %v6, 0
  br i1 %v7, label %stop8, label %after9
stop8:
  ret i32 %v6
after9:
  ret i32 0
}
declare <16 x float> @llvm.fma.v16f32(<16 x float>, <16 x float>, <16 x float>)
declare <8 x float> @llvm.masked.load.v8f32.p0(ptr, i32 immarg, <8 x i1>, <8 x float>)
attributes #0 = { nounwind "no-builtins" "min-legal-vector-width"="512" "prefer-vector-width"="512" }
